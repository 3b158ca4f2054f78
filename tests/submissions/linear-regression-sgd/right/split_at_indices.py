# right: np.split at the batch borders, a copy that is updated in place, losses in an array
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    w = w.copy()
    borders = np.arange(batch_size, X.shape[0], batch_size)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        error = X.dot(w) - y
        losses[epoch] = error.dot(error) / (2 * X.shape[0])
        for xb, yb in zip(np.split(X, borders), np.split(y, borders)):
            w -= lr * np.mean((xb.dot(w) - yb)[:, None] * xb, axis=0)
    return w, losses
