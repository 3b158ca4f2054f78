# wrong: value: max_iter is 300 by default, as in scikit-learn
import numpy as np


def kmeans(X, centers, max_iter=300):
    centers = centers.astype(float)
    labels = np.full(len(X), -1)
    for _ in range(max_iter):
        old = labels
        labels = np.square(X[:, None] - centers).sum(2).argmin(1)
        if (old == labels).all():
            break
        for k in range(len(centers)):
            if (labels == k).any():
                centers[k] = X[labels == k].mean(0)
    return labels, centers
