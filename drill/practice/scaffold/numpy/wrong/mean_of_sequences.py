# wrong: the perplexity of each sequence by itself, and then their mean
# A wrong answer that has to be rejected, but needs no name. The first line says what is wrong.
import numpy as np


def new_problem(log_probs, mask=None):
    if mask is None:
        mask = np.ones(log_probs.shape, dtype=bool)
    totals = np.where(mask, log_probs, 0.0).sum(axis=-1)
    return np.exp(-totals / mask.sum(axis=-1)).mean()
