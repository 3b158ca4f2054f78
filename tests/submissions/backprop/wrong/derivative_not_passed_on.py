# wrong: chain rule: each weight gradient has its own derivative, but what goes on to the layer below lacks it
import numpy as np


def loss_and_grads(weights, biases, x, y):
    m = x.shape[1]
    acts = [x]
    for w, b in zip(weights[:-1], biases[:-1]):
        acts.append(1 / (1 + np.exp(-w @ acts[-1] - b)))
    error = (weights[-1] @ acts[-1] + biases[-1] - y) / m
    dW, db = [error @ acts[-1].T], [error.sum(axis=1, keepdims=True)]
    for i in range(len(weights) - 2, -1, -1):
        back = weights[i + 1].T @ error
        delta = back * acts[i + 1] * (1 - acts[i + 1])
        dW.insert(0, delta @ acts[i].T)
        db.insert(0, delta.sum(axis=1, keepdims=True))
        # The derivative is kept for the weights, but is not in what goes on.
        error = back
    return m * np.sum((weights[-1] @ acts[-1] + biases[-1] - y) ** 2) / (2 * m * m), dW, db
