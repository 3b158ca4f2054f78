# wrong: value: MacQueen's online variant, a centre moves as soon as it gets a point
import numpy as np


def kmeans(X, centers, max_iter=100):
    C = centers.astype(float)
    labels = np.full(len(X), -1)
    for _ in range(max_iter):
        old = labels.copy()
        counts = np.zeros(len(C))
        for i, x in enumerate(X):
            k = np.argmin(((C - x) ** 2).sum(1))
            labels[i] = k
            counts[k] += 1
            C[k] += (x - C[k]) / counts[k]
        if (labels == old).all():
            break
    return labels, C
