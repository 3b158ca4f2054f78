# right: column vectors inside, a while loop over the rows, the last batch by min()
import numpy as np


def sgd(X, y, w, lr, batch_size, epochs):
    n = X.shape[0]
    W = w.reshape(-1, 1)
    Y = y.reshape(-1, 1)
    losses = []
    for epoch in range(epochs):
        losses.append(float(((X @ W - Y) ** 2).sum() / n / 2))
        i = 0
        while i < n:
            j = min(i + batch_size, n)
            residual = Y[i:j] - X[i:j] @ W
            W = W + lr * (X[i:j].T @ residual) / (j - i)
            i = j
    return W.ravel(), losses
