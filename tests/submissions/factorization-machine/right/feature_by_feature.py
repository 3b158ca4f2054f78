# right: a Python loop over the n features, with the sum and the sum of squares so far
import numpy as np


def fm_predict(X, w0, w, V):
    N, n = X.shape
    k = V.shape[1]
    total = np.zeros((N, k), X.dtype)
    total_sq = np.zeros((N, k), X.dtype)
    linear = np.zeros(N, X.dtype)
    for i in range(n):
        t = np.outer(X[:, i], V[i])
        total += t
        total_sq += t * t
        linear += X[:, i] * w[i]
    return (linear + w0 + (total * total - total_sq).sum(-1) * 0.5).astype(X.dtype)
