# right: two dot products of flat arrays, log1p, clipped by two comparisons on a copy
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    y = np.asarray(y_true, dtype=float).reshape(-1)
    p = np.array(y_prob, dtype=float).reshape(-1)
    p[p < eps] = eps
    p[p > 1 - eps] = 1 - eps
    return -(np.dot(y, np.log(p)) + np.dot(1 - y, np.log1p(-p))) / y.size
