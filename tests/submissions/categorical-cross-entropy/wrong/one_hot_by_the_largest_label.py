# wrong: labels: one label of 1 makes the whole matrix one-hot
import numpy as np


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    p = np.clip(y_prob, eps, 1 - eps)
    if y_true.max() == 1:
        return float(-np.log(p[np.arange(len(p)), y_true.argmax(1)]).mean())
    return float(-np.sum(y_true * np.log(p)) / y_true.shape[0])
