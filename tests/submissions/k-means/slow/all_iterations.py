# slow: makes all max_iter iterations, though nothing changes any more
import numpy as np


def kmeans(X, centers, max_iter=100):
    centers = centers.astype(float)
    for _ in range(max_iter):
        labels = ((X[:, None, :] - centers[None]) ** 2).sum(2).argmin(1)
        centers = np.stack([X[labels == k].mean(0) if (labels == k).any() else centers[k] for k in range(len(centers))])
    return labels, centers
