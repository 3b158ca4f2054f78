# wrong: shape: clusters without points are dropped from the centres
import numpy as np


def kmeans(X, centers, max_iter=100):
    labels = None
    for _ in range(max_iter):
        d = ((X[:, None] - centers) ** 2).sum(2)
        new = d.argmin(1)
        if labels is not None and (new == labels).all():
            break
        labels = new
        centers = np.array([X[labels == k].mean(0) for k in np.unique(labels)])
    return labels, centers
