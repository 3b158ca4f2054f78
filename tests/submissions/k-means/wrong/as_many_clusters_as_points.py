# wrong: value: after the first iteration, moves no more centres than there are points
import numpy as np


def kmeans(X, centers, max_iter=100):
    centers = np.array(centers, dtype=float)
    K = len(centers)
    labels = None
    for _ in range(max_iter):
        d = ((X[:, None] - centers[None]) ** 2).sum(-1)
        new = d.argmin(1)
        if labels is not None and np.array_equal(new, labels):
            break
        labels = new
        for k in range(K):
            m = labels == k
            if m.any():
                centers[k] = X[m].mean(0)
        K = min(K, len(X))
    return labels, centers
