# right: one column of distances a centre, labels from -1, until the centres stand still
import numpy as np


def kmeans(X, centers, max_iter=100):
    n, k = X.shape[0], centers.shape[0]
    mu = np.array(centers, dtype=np.float64)
    labels = -np.ones(n, dtype=np.int32)
    for it in range(max_iter):
        dist = np.empty((n, k))
        for j in range(k):
            dist[:, j] = np.linalg.norm(X - mu[j], axis=1)
        labels = np.argmin(dist, axis=1).astype(np.int32)
        new = mu.copy()
        for j in range(k):
            members = X[labels == j]
            if len(members) > 0:
                new[j] = np.mean(members, axis=0)
        if np.array_equal(new, mu):
            break
        mu = new
    return labels, mu
