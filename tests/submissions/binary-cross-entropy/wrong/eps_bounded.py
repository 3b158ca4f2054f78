# wrong: value: eps is never larger than 1e-12, whatever is given
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    eps = min(eps, 1e-12)
    p = np.clip(y_prob, eps, 1 - eps)
    return np.mean(np.where(y_true, -np.log(p), -np.log(1 - p)))
