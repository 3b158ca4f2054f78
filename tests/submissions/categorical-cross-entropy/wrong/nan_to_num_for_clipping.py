# wrong: clipping: nan_to_num of the products stands for it
import numpy as np


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    with np.errstate(all='ignore'):
        return float(-np.nan_to_num(y_true * np.log(y_prob)).sum() / len(y_true))
