# wrong: value: computed in float32, which cannot tell points near 1e8 apart
import numpy as np


def kmeans(X, centers, max_iter=100):
    X32, C = X.astype(np.float32), centers.astype(np.float32)
    labels = None
    for _ in range(max_iter):
        new = ((X32[:, None] - C) ** 2).sum(2).argmin(1)
        if labels is not None and np.array_equal(new, labels):
            break
        labels = new
        for k in range(len(C)):
            if (labels == k).any():
                C[k] = X32[labels == k].mean(0)
    return labels, C.astype(np.float64)
