# wrong: shape: squeeze() gives a 0-d array for one sample
import numpy as np


def fm_predict(X, w0, w, V):
    linear = w0 + X @ w.reshape(-1, 1)
    inter = 0.5 * np.sum((X @ V) ** 2 - (X**2) @ (V**2), axis=1, keepdims=True)
    return np.squeeze(linear + inter)
