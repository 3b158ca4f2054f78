# wrong: value: the logarithm of the expected probability, which is the same for one-hot labels only
import numpy as np


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.clip(y_prob, eps, 1 - eps)
    return float(-np.mean(np.log(np.sum(y_true * p, axis=1))))
