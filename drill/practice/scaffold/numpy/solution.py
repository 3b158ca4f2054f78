import math

import numpy as np


def new_problem(log_probs, mask=None):
    if mask is None:
        return math.exp(-log_probs.mean())
    total = np.where(mask, log_probs, 0.0).sum()  # padding adds nothing
    return math.exp(-total / mask.sum())
