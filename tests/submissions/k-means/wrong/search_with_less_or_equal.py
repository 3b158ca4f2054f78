# wrong: value: a running minimum with <=, so the last of equal centres wins
import numpy as np


def kmeans(X, centers, max_iter=100):
    C = centers.astype(float)
    labels = None
    for _ in range(max_iter):
        best = np.full(len(X), np.inf)
        new = np.zeros(len(X), dtype=int)
        for k, c in enumerate(C):
            d = np.square(X - c).sum(1)
            closer = d <= best
            best[closer] = d[closer]
            new[closer] = k
        if labels is not None and (labels == new).all():
            break
        labels = new
        for k in range(len(C)):
            if np.count_nonzero(labels == k):
                C[k] = X[labels == k].mean(0)
    return labels, C
