# right: a Python loop over the k factors
import numpy as np


def fm_predict(X, w0, w, V):
    n_samples = X.shape[0]
    y = np.zeros(n_samples, dtype=X.dtype)
    y += w0
    y += X.dot(w)
    for f in range(V.shape[1]):
        xv = X * V[:, f]
        y += 0.5 * (xv.sum(axis=1) ** 2 - (xv**2).sum(axis=1))
    return y
