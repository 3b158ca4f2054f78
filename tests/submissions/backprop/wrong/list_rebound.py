# wrong: in place: the arrays stay as they are, but the caller's list gets the updated ones
import numpy as np


def loss_and_grads(weights, biases, x, y):
    m = x.shape[1]
    a = [x]
    for w, b in zip(weights, biases):
        z = w @ a[-1] + b
        a.append(1 / (1 + np.exp(-z)))
    error = z - y
    dW, db = [None] * len(weights), [None] * len(weights)
    delta = error / m
    for i in range(len(weights) - 1, -1, -1):
        dW[i] = delta @ a[i].T
        db[i] = delta.sum(axis=1, keepdims=True)
        delta = weights[i].T @ delta * a[i] * (1 - a[i])
        weights[i] = weights[i] - 0.1 * dW[i]
    return 0.5 / m * (error**2).sum(), dW, db
