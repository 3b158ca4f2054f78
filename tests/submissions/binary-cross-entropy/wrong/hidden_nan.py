# wrong: value: nothing is clipped, NaN and infinity are replaced afterwards
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    with np.errstate(all="ignore"):
        a = np.nan_to_num(y_true * np.log(y_prob), neginf=np.log(eps))
        b = np.nan_to_num((1 - y_true) * np.log(1 - y_prob), neginf=np.log(eps))
    return float(-np.mean(a + b))
