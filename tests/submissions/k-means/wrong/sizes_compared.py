# wrong: value: stops when no cluster changes its size
import numpy as np


def kmeans(X, centers, max_iter=100):
    C = centers.astype(float)
    sizes = None
    for _ in range(max_iter):
        labels = ((X[:, None] - C) ** 2).sum(-1).argmin(-1)
        counts = np.bincount(labels, minlength=len(C))
        if sizes is not None and (counts == sizes).all():
            break
        sizes = counts
        for k in np.flatnonzero(counts):
            C[k] = X[labels == k].mean(0)
    return labels, C
