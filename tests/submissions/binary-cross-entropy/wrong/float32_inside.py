# wrong: accuracy: computed in float32, where 1 - 1e-12 is 1
import numpy as np


def binary_cross_entropy(y_true, y_prob, eps=1e-12):
    y = y_true.astype(np.float32)
    p = np.clip(y_prob.astype(np.float32), np.float32(eps), np.float32(1 - eps))
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
