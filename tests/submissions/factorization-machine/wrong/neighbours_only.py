# wrong: value: only neighbouring features are paired
import numpy as np


def fm_predict(X, w0, w, V):
    A = X[:, :, None] * V
    return w0 + X @ w + (A[:, 1:] * A[:, :-1]).sum(axis=(1, 2))
