# wrong: value: labels above a half count as 1, all others as 0
import numpy as np


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.clip(y_prob, eps, 1 - eps)
    hard = np.round(y_true)
    return float(-np.mean(np.sum(hard * np.log(p), axis=1)))
