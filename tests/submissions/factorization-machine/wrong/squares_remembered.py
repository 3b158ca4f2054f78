# wrong: state: V squared is kept by shape and used again for another V
import numpy as np

_squares = {}


def fm_predict(X, w0, w, V):
    if V.shape not in _squares:
        _squares[V.shape] = V**2
    pairs = (X @ V) ** 2 - X**2 @ _squares[V.shape]
    return w0 + X @ w + pairs.sum(axis=1) / 2
