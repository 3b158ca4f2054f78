# wrong: structure: stops where the loss is below 1e-8
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs, tol=1e-8):
    w = w.copy()
    losses = []
    for _ in range(epochs):
        losses.append(0.5 * np.mean((X @ w - y) ** 2))
        if losses[-1] < tol:
            break
        for i in range(0, len(X), batch_size):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            w -= lr * xb.T @ (xb @ w - yb) / len(xb)
    return w, losses
