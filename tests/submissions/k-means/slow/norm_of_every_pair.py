# slow: np.linalg.norm of one difference at a time, for every point and centre
import numpy as np


def kmeans(X, centers, max_iter=100):
    centers = np.array(centers, dtype=float)
    labels = None
    for _ in range(max_iter):
        new_labels = []
        for x in X:
            distances = [np.linalg.norm(x - c) for c in centers]
            new_labels.append(np.argmin(distances))
        new_labels = np.array(new_labels)
        if labels is not None and np.all(new_labels == labels):
            break
        labels = new_labels
        for k in range(len(centers)):
            if np.any(labels == k):
                centers[k] = X[labels == k].mean(0)
    return labels, centers
