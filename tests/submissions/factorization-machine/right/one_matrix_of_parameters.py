# right: w rides along as one more column of V, and everything is one product of float arrays
import numpy as np


def fm_predict(X, w0, w, V):
    W = np.concatenate([w.reshape(-1, 1), V], axis=1)
    P = np.matmul(X, W)
    Q = np.matmul(np.power(X, 2), np.power(V, 2))
    out = P[:, 0] + np.asarray(w0, dtype=X.dtype)
    return np.add(out, np.multiply(0.5, np.subtract(np.power(P[:, 1:], 2), Q).sum(1)))
