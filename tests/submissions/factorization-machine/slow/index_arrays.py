# slow: all pairs at once by index arrays, n(n - 1) / 2 columns
import numpy as np


def fm_predict(X, w0, w, V):
    i, j = np.triu_indices(X.shape[1], k=1)
    weights = (V[i] * V[j]).sum(axis=1)
    return w0 + X @ w + (X[:, i] * X[:, j]) @ weights
