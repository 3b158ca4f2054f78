# wrong: input: zeros are replaced in the caller's array
import numpy as np


def categorical_cross_entropy(y_true, y_prob, eps=1e-12):
    y_prob[y_prob < eps] = eps
    y_prob[y_prob > 1 - eps] = 1 - eps
    return -np.vdot(y_true, np.log(y_prob)) / y_true.shape[0]
