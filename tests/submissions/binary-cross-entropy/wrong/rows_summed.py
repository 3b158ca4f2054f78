# wrong: value: the mean of each row, the rows summed
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    total = 0.0
    for y, p in zip(np.atleast_2d(y_true), np.atleast_2d(y_prob)):
        p = np.clip(p, eps, 1 - eps)
        total -= np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return float(total)
