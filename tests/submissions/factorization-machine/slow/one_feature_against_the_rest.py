# slow: one loop over the features, each against a slice of all later ones
import numpy as np


def fm_predict(X, w0, w, V):
    y = X @ w + w0
    for i in range(len(w) - 1):
        rest = V[i + 1 :] @ V[i]
        y += X[:, i] * (X[:, i + 1 :] @ rest)
    return y
