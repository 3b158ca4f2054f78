# wrong: value: returns the weights with the lowest loss
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    best = (np.inf, None)
    N, d = X.shape
    w = w.copy()
    losses = []
    for e in range(epochs):
        losses.append(0.5 * np.mean((X @ w - y) ** 2))
        best = min(best, (losses[-1], w), key=lambda t: t[0])
        for i in range(0, N, batch_size):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            g = xb.T @ (xb @ w - yb) / len(xb)
            w = w - lr * g
    return (w if 0.5 * np.mean((X @ w - y) ** 2) <= best[0] else best[1]), losses
