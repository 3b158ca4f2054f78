# wrong: value: labels recomputed for the final centres where max_iter ends it
import numpy as np


def kmeans(X, centers, max_iter=100):
    assign = lambda c: ((X[:, None] - c) ** 2).sum(2).argmin(1)
    centers = centers * 1.0
    labels = assign(centers)
    for _ in range(max_iter):
        for k in range(len(centers)):
            mask = labels == k
            if mask.any():
                centers[k] = X[mask].mean(0)
        new = assign(centers)
        if (new == labels).all():
            break
        labels = new
    return labels, centers
