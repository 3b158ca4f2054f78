# slow: for every sample a loop over the pairs of features
import numpy as np


def fm_predict(X, w0, w, V):
    out = np.empty(len(X), dtype=X.dtype)
    for b, x in enumerate(X):
        y = w0
        for i in range(len(x)):
            y += w[i] * x[i]
            for j in range(i):
                y += V[i].dot(V[j]) * x[i] * x[j]
        out[b] = y
    return out
