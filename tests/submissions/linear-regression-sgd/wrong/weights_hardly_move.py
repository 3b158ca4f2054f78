# wrong: structure: stops where np.allclose finds the weights unmoved
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    w = w.copy()
    losses = []
    for _ in range(epochs):
        losses.append(0.5 * np.mean((X @ w - y) ** 2))
        old = w.copy()
        for i in range(0, len(X), batch_size):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            w -= lr * xb.T @ (xb @ w - yb) / len(xb)
        if np.allclose(old, w, rtol=1e-4, atol=1e-4):
            break
    return w, losses
