# slow: the n x n Gram matrix, its strict upper triangle, and an einsum over (n, n)
import numpy as np


def fm_predict(X, w0, w, V):
    G = np.triu(V @ V.T, k=1)  # (n, n)
    return w0 + X @ w + np.einsum("bi,ij,bj->b", X, G, X)
