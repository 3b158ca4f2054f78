# right: each feature meets the sum of those before it; nothing is subtracted
import numpy as np


def fm_predict(X, w0, w, V):
    before = np.zeros((len(X), V.shape[1]), dtype=X.dtype)
    y = X @ w + w0
    for x, v in zip(X.T, V):
        here = x[:, None] * v
        y = y + (here * before).sum(axis=1)
        before = before + here
    return y
