# wrong: value: the running sum is updated before it is used
import numpy as np


def fm_predict(X, w0, w, V):
    acc = np.zeros((X.shape[0], V.shape[1]), X.dtype)
    y = (X * w).sum(1) + w0
    for i in range(X.shape[1]):
        t = X[:, [i]] * V[i]
        acc += t
        y += (acc * t).sum(1)
    return y
