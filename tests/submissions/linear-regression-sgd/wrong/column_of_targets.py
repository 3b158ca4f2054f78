# wrong: value: y becomes a column, so that the loss is a mean over an N x N table
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    column = y[:, None]
    losses = []
    for _ in range(epochs):
        losses.append(0.5 * np.mean((X @ w - column) ** 2))
        for i in range(0, len(X), batch_size):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            w = w - lr * xb.T @ (xb @ w - yb) / len(xb)
    return w, losses
