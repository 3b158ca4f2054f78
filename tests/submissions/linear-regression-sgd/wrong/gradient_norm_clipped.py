# wrong: value: a gradient longer than 20 is shortened to 20
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    w = w.copy()
    losses = []
    for _ in range(epochs):
        losses.append(0.5 * np.mean((X @ w - y) ** 2))
        for i in range(0, len(X), batch_size):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            g = xb.T @ (xb @ w - yb) / len(xb)
            n = np.linalg.norm(g)
            if n > 20:
                g = g * 20 / n
            w -= lr * g
    return w, losses
