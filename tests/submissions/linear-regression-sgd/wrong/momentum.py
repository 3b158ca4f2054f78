# wrong: value: a momentum of 0.9 carries over from step to step
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    velocity = np.zeros_like(w)
    losses = []
    for _ in range(epochs):
        losses.append(0.5 * np.mean((X @ w - y) ** 2))
        for i in range(0, len(X), batch_size):
            xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            velocity = 0.9 * velocity + xb.T @ (xb @ w - yb) / len(xb)
            w = w - lr * velocity
    return w, losses
