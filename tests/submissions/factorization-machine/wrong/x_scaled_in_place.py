# wrong: inputs: the features are squared where they lie
import numpy as np


def fm_predict(X, w0, w, V):
    y = w0 + X @ w
    s = X @ V
    np.square(X, out=X)
    return y + 0.5 * (np.square(s) - X @ np.square(V)).sum(axis=1)
