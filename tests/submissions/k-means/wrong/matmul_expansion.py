# wrong: value: |c|^2 - 2 x.c without |x|^2, which is as bad far from the origin
import numpy as np


def kmeans(X, centers, max_iter=100):
    C = np.array(centers, dtype=float)
    labels = -np.ones(len(X), int)
    for _ in range(max_iter):
        new = np.argmin(np.einsum("kd,kd->k", C, C) - 2 * np.dot(X, C.T), axis=1)
        if not np.any(new != labels):
            break
        labels = new
        for k in set(labels.tolist()):
            C[k] = X[labels == k].mean(0)
    return labels, C
