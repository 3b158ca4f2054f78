# wrong: dtype: the answer is collected in float64
import numpy as np


def fm_predict(X, w0, w, V):
    y = np.zeros(X.shape[0])
    for b in range(X.shape[0]):
        s = X[b] @ V
        y[b] = w0 + X[b] @ w + 0.5 * (s @ s - (X[b] ** 2) @ (V**2).sum(axis=1))
    return y
