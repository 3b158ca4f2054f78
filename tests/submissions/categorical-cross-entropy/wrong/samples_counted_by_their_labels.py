# wrong: mean: divided by the number of samples whose labels are all positive
import numpy as np


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.clip(y_prob, eps, 1 - eps)
    n = (y_true > 0).all(1).sum() or len(y_true)
    return float(-np.sum(y_true * np.log(p)) / n)
