# wrong: value: the short last batch is filled up with the first rows (indices modulo N)
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    n = len(X)
    losses = []
    for _ in range(epochs):
        losses.append(np.square(X @ w - y).sum() / (2 * n))
        for i in range(0, n, batch_size):
            idx = np.arange(i, i + batch_size) % n
            w = w - lr * (X[idx].T @ (X[idx] @ w - y[idx])) / batch_size
    return w, losses
