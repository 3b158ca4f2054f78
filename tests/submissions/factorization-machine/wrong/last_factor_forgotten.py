# wrong: value: the loop over the factors stops one too early, unless there is one only
import numpy as np


def fm_predict(X, w0, w, V):
    k = V.shape[1]
    y = w0 + X @ w
    for f in range(max(1, k - 1)):
        a = X * V[:, f]
        y += (a.sum(1) ** 2 - (a * a).sum(1)) / 2
    return y
