# wrong: value: the running loss of an epoch, each batch weighted by its rows, under changing weights
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    w = np.copy(w)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for i in range(0, len(X), batch_size):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            error = xb @ w - yb
            total += 0.5 * float(error @ error)
            w -= lr * xb.T @ error / len(xb)
        losses.append(total / len(X))
    return w, losses
