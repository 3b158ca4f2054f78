# wrong: value: every entry of a gradient is clipped to at most 10
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    N, d = X.shape
    w = w.copy()
    losses = []
    for e in range(epochs):
        losses.append(0.5 * np.mean((X @ w - y) ** 2))
        for i in range(0, N, batch_size):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            g = np.clip(xb.T @ (xb @ w - yb) / len(xb), -10, 10)
            w = w - lr * g
    return w, losses
