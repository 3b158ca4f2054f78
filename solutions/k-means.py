import numpy as np


def kmeans(X, centers, max_iter=100):
    centers = centers.astype(float)  # a copy, so that the caller's stay as they are
    labels = None
    for _ in range(max_iter):
        distances = np.square(X[:, None] - centers).sum(axis=2)  # (N, K), squared
        nearest = distances.argmin(axis=1)  # (N,), the lower index among equals
        if np.array_equal(nearest, labels):
            break
        labels = nearest
        for k in range(len(centers)):
            if (labels == k).any():  # an empty cluster has no mean
                centers[k] = X[labels == k].mean(axis=0)
    return labels, centers
