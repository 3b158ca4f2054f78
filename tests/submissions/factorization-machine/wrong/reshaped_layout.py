# wrong: strided: the memory of V is read in its own order, which need not be that of its rows
import numpy as np


def fm_predict(X, w0, w, V):
    n, k = V.shape
    flat = V.ravel(order="K")
    s = np.zeros((len(X), k), X.dtype)
    q = np.zeros((len(X), k), X.dtype)
    for i in range(n):
        v = flat[i * k : (i + 1) * k]
        s += np.multiply.outer(X[:, i], v)
        q += np.multiply.outer(X[:, i] ** 2, v**2)
    return w0 + X @ w + 0.5 * (s**2 - q).sum(axis=1)
