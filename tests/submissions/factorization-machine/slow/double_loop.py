# slow: a double loop over the pairs of features, vectorised over the samples and the factors
import numpy as np


def fm_predict(X, w0, w, V):
    y = w0 + X @ w
    n = X.shape[1]
    for i in range(n):
        for j in range(i + 1, n):
            y += (V[i] * V[j]).sum() * X[:, i] * X[:, j]
    return y
