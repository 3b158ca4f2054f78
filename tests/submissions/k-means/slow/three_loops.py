# slow: three nested loops over points, centres and coordinates
import numpy as np


def kmeans(X, centers, max_iter=100):
    centers = centers.astype(float)
    N, d = X.shape
    K = len(centers)
    labels = np.full(N, -1)
    for _ in range(max_iter):
        changed = False
        for i in range(N):
            best, best_distance = 0, float("inf")
            for k in range(K):
                distance = 0.0
                for j in range(d):
                    distance += (X[i, j] - centers[k, j]) ** 2
                if distance < best_distance:
                    best, best_distance = k, distance
            if labels[i] != best:
                labels[i] = best
                changed = True
        if not changed:
            break
        for k in range(K):
            members = [X[i] for i in range(N) if labels[i] == k]
            if members:
                centers[k] = sum(members) / len(members)
    return labels, centers
