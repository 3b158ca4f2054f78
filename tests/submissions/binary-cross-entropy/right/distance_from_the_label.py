# right: the probability of the label as 1 - |y - p|, as in the focal loss
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.clip(y_prob, eps, 1 - eps)
    return float(-np.log(1 - np.abs(y_true - p)).mean())
