# wrong: input: y_prob is clipped where it stands
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.asarray(y_prob)
    p[p < eps] = eps
    p[p > 1 - eps] = 1 - eps
    return float(-np.where(y_true == 1, np.log(p), np.log(1 - p)).mean())
