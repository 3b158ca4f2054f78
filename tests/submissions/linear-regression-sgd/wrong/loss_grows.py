# wrong: structure: stops where the loss is larger than an epoch before
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    N, d = X.shape
    w = w.copy()
    losses = []
    for e in range(epochs):
        losses.append(0.5 * np.mean((X @ w - y) ** 2))
        for i in range(0, N, batch_size):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            g = xb.T @ (xb @ w - yb) / len(xb)
            w = w - lr * g
        if len(losses) > 1 and losses[-1] > losses[-2]:
            break
    return w, losses
