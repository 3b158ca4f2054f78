# slow: plain Python lists and generator sums
import numpy as np


def squared(p, q):
    return sum((a - b) ** 2 for a, b in zip(p, q))


def kmeans(X, centers, max_iter=100):
    points, means = X.tolist(), [[float(c) for c in row] for row in centers.tolist()]
    labels = None
    for _ in range(max_iter):
        new = [min(range(len(means)), key=lambda k: squared(p, means[k])) for p in points]
        if new == labels:
            break
        labels = new
        for k in range(len(means)):
            own = [p for p, label in zip(points, labels) if label == k]
            if own:
                means[k] = [sum(column) / len(own) for column in zip(*own)]
    return np.array(labels), np.array(means)
