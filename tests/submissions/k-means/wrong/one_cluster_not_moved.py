# wrong: value: with one centre, returns the first point instead of the mean
import numpy as np


def kmeans(X, centers, max_iter=100):
    if len(centers) == 1:
        return np.zeros(len(X), int), X[:1].astype(float)
    centers = np.array(centers, dtype=float)
    labels = None
    for _ in range(max_iter):
        new = ((X[:, None] - centers) ** 2).sum(-1).argmin(1)
        if labels is not None and np.array_equal(new, labels):
            break
        labels = new
        for k in range(len(centers)):
            m = labels == k
            if m.any():
                centers[k] = X[m].mean(0)
    return labels, centers
