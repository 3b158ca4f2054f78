# wrong: value: an empty cluster falls back to its given centre (nan_to_num style, with the wrong fallback)
import numpy as np


def kmeans(X, centers, max_iter=100):
    start = centers.astype(float)
    C = start.copy()
    labels = np.full(len(X), -1)
    for _ in range(max_iter):
        new = ((X[:, None] - C[None]) ** 2).sum(-1).argmin(1)
        if (new == labels).all():
            break
        labels = new
        counts = np.bincount(labels, minlength=len(C))
        sums = np.stack([np.bincount(labels, weights=X[:, j], minlength=len(C)) for j in range(X.shape[1])], 1)
        C = np.where(counts[:, None] == 0, start, sums / np.maximum(counts, 1)[:, None])
    return labels, C
