# wrong: in place: the gradients are right, and then the weights that were passed in are updated
import numpy as np


def loss_and_grads(weights, biases, x, y):
    m = x.shape[1]
    a = [x]
    for w, b in zip(weights, biases):
        z = w @ a[-1] + b
        a.append(1 / (1 + np.exp(-z)))
    error = z - y
    dW, db = [], []
    delta = error / m
    for i in range(len(weights) - 1, -1, -1):
        dW.append(delta @ a[i].T)
        db.append(delta.sum(axis=1, keepdims=True))
        delta = weights[i].T @ delta * a[i] * (1 - a[i])
    dW, db = dW[::-1], db[::-1]
    for i in range(len(weights)):
        weights[i] -= 1e-3 * dW[i]
        biases[i] -= 1e-3 * db[i]
    return 0.5 / m * (error**2).sum(), dW, db
