import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    losses = []
    for _ in range(epochs):
        losses.append(0.5 * np.mean((X @ w - y) ** 2))
        for start in range(0, len(X), batch_size):
            X_batch = X[start : start + batch_size]  # (b, d), b may be smaller in the last one
            y_batch = y[start : start + batch_size]  # (b,)
            gradient = X_batch.T @ (X_batch @ w - y_batch) / len(X_batch)  # (d,)
            w = w - lr * gradient  # a new array: the caller's stays as it is
    return w, losses
