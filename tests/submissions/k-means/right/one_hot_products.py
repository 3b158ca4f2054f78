# right: means by a product with one-hot labels, distances by einsum
import numpy as np


def kmeans(X, centers, max_iter=100):
    C = np.asarray(centers, float).copy()
    last, i = None, 0
    while i < max_iter:
        diff = X[:, np.newaxis, :] - C[np.newaxis, :, :]
        label = np.einsum("nkd,nkd->nk", diff, diff).argmin(-1)
        if last is not None and not (label != last).any():
            return label, C
        onehot = np.eye(len(C))[label]
        count = onehot.sum(0)
        full = count > 0
        C[full] = (onehot.T @ X)[full] / count[full, None]
        last = label
        i += 1
    return last, C
