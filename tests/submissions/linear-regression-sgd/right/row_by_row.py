# right: plain loops over rows and weights, the gradient added up by hand
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    N, d = X.shape
    current = [float(v) for v in w]

    def residual(i):
        return sum(float(X[i, j]) * current[j] for j in range(d)) - float(y[i])

    losses = []
    for _ in range(epochs):
        losses.append(sum(residual(i) ** 2 for i in range(N)) / N / 2)
        batch = []
        for i in range(N):
            batch.append(i)
            if len(batch) == batch_size or i == N - 1:
                errors = [residual(k) for k in batch]
                gradient = [sum(e * float(X[k, j]) for e, k in zip(errors, batch)) / len(batch) for j in range(d)]
                current = [c - lr * g for c, g in zip(current, gradient)]
                batch = []
    return np.array(current, dtype=w.dtype), losses
