import numpy as np


def softmax(x, axis=-1):
    shifted = x - x.max(axis=axis, keepdims=True)  # the largest exponent is 0, so nothing overflows
    exps = np.exp(shifted)
    return exps / exps.sum(axis=axis, keepdims=True)
