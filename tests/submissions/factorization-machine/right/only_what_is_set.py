# right: the features that are zero in all samples are left out; the others one after another, by masks
import numpy as np


def fm_predict(X, w0, w, V):
    used = np.flatnonzero(np.any(X != 0, axis=0))
    X, w, V = X[:, used], w[used], V[used]
    s, q = X @ V, (X * X) @ (V * V)
    interaction = ((s - np.sqrt(q)) * (s + np.sqrt(q))).sum(axis=-1)
    return np.full(X.shape[0], w0, dtype=X.dtype) + X @ w + interaction / 2
