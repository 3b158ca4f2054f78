# slow: the outer product of every sample with itself, (N, n, n)
import numpy as np


def fm_predict(X, w0, w, V):
    outer = X[:, :, None] * X[:, None, :]
    gram = V.dot(V.T)
    both = (outer * gram).sum(axis=(1, 2))
    own = (X**2 * gram.diagonal()).sum(axis=1)
    return w0 + X.dot(w) + (both - own) / 2
