# wrong: value: rows are shuffled in every epoch
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    w = w.copy()
    losses = []
    for _ in range(epochs):
        losses.append(((X @ w - y) ** 2).mean() / 2)
        order = np.random.permutation(len(X))
        for i in range(0, len(X), batch_size):
            idx = order[i : i + batch_size]
            w -= lr * X[idx].T @ (X[idx] @ w - y[idx]) / len(idx)
    return w, losses
