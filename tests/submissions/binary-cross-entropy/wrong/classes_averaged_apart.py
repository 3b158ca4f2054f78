# wrong: value: positives and negatives are averaged apart, then the two means
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.clip(y_prob, eps, 1 - eps)
    positive = y_true == 1
    parts = [-np.log(p[positive]), -np.log(1 - p[~positive])]
    return float(np.mean([part.mean() for part in parts if part.size]))
