# wrong: value: stops when the inertia falls by less than 1e-6 of itself
import numpy as np


def kmeans(X, centers, max_iter=100, tol=1e-6):
    C = np.array(centers, float)
    before = None
    for _ in range(max_iter):
        d = ((X[:, None] - C) ** 2).sum(-1)
        new = d.argmin(1)
        inertia = d.min(1).sum()
        if before is not None and before - inertia <= tol * before:
            return labels, C
        before, labels = inertia, new
        for k in range(len(C)):
            if (labels == k).any():
                C[k] = X[labels == k].mean(0)
    return labels, C
