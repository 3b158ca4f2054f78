# right: the probability of the label as |y + p - 1|
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.clip(y_prob, eps, 1 - eps)
    return -np.log(np.abs(y_true + p - 1)).mean()
