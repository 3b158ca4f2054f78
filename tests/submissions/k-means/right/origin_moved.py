# right: the squares multiplied out, but about the mean of the points; np.add.at for the sums
import numpy as np


def kmeans(X, centers, max_iter=100):
    origin = X.mean(axis=0)
    Z, C = X - origin, centers - origin
    squares = (Z * Z).sum(1)[:, None]
    labels = np.full(len(Z), -1)
    for _ in range(max_iter):
        d2 = squares - 2 * Z @ C.T + (C * C).sum(1)
        new_labels = d2.argmin(axis=1)
        if (new_labels == labels).all():
            break
        labels = new_labels
        sums = np.zeros_like(C)
        np.add.at(sums, labels, Z)
        counts = np.bincount(labels, minlength=len(C))[:, None]
        C = np.where(counts > 0, sums / np.maximum(counts, 1), C)
    return labels, C + origin
