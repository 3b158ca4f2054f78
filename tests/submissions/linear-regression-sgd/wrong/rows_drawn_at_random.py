# wrong: value: batches are drawn at random, with replacement
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    rng = np.random.default_rng(0)
    losses = []
    for _ in range(epochs):
        losses.append(0.5 * np.mean((X @ w - y) ** 2))
        for _ in range(-(-len(X) // batch_size)):
            idx = rng.choice(len(X), size=min(batch_size, len(X)))
            xb, yb = X[idx], y[idx]
            w = w - lr * xb.T @ (xb @ w - yb) / len(idx)
    return w, losses
