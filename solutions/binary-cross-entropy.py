import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.clip(y_prob, eps, 1 - eps)
    log_likelihood = y_true * np.log(p) + (1 - y_true) * np.log(1 - p)
    return float(-log_likelihood.mean())
