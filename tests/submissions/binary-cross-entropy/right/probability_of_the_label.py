# right: the probability of the true label is chosen first, and clipped after
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    p_label = np.where(y_true == 1, y_prob, 1.0 - y_prob)
    p_label = np.clip(p_label, eps, 1.0 - eps)
    return -np.mean(np.log(p_label))
