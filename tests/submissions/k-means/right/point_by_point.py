# right: a Python loop over the points, sums and counts added up on the way
import numpy as np


def kmeans(X, centers, max_iter=100):
    centers = centers.astype(np.float64).copy()
    labels = [None] * len(X)
    for _ in range(max_iter):
        changed = False
        sums = np.zeros(centers.shape)
        counts = np.zeros(len(centers))
        for i, x in enumerate(X):
            nearest = int(((centers - x) ** 2).sum(axis=1).argmin())
            if labels[i] != nearest:
                labels[i] = nearest
                changed = True
            sums[nearest] += x
            counts[nearest] += 1
        if not changed:
            break
        for k, count in enumerate(counts):
            if count:
                centers[k] = sums[k] / count
    return np.array(labels), centers
