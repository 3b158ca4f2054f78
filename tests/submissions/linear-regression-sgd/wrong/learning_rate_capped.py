# wrong: value: a learning rate above 0.1 is taken for 0.1
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    w = w.copy()
    losses = np.zeros(epochs, dtype=X.dtype)
    for e in range(epochs):
        losses[e] = 0.5 * np.mean((X @ w - y) ** 2)
        lr = min(lr, 0.1)
        for i in range(0, len(X), batch_size):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            w -= lr * xb.T @ (xb @ w - yb) / len(xb)
    return w, losses
