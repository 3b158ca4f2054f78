# wrong: value: stops when np.allclose finds the centres unmoved
import numpy as np


def kmeans(X, centers, max_iter=100):
    centers = centers.astype(float)
    for _ in range(max_iter):
        labels = np.argmin(np.linalg.norm(X[:, None] - centers, axis=-1), axis=-1)
        new = centers.copy()
        for k in np.unique(labels):
            new[k] = X[labels == k].mean(0)
        if np.allclose(new, centers):
            centers = new
            break
        centers = new
    return labels, centers
