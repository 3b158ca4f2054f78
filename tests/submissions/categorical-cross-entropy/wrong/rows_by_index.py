# wrong: value: the true class is found where the label is 1; soft rows are left out
import numpy as np


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.clip(y_prob, eps, 1 - eps)
    picked = p[y_true == 1]
    return float(-np.log(picked).sum() / len(y_true))
