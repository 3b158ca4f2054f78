# wrong: value: the upper triangle with its diagonal, so that features meet themselves
import numpy as np


def fm_predict(X, w0, w, V):
    G = np.triu(V @ V.T)
    return w0 + X @ w + np.einsum("bi,ij,bj->b", X, G, X)
