# wrong: structure: the loss is a matrix of one element
import numpy as np


def loss_and_grads(weights, biases, x, y):
    acts, depth = [x], len(weights)
    for i in range(depth):
        z = weights[i] @ acts[i] + biases[i]
        acts.append(z if i == depth - 1 else 1 / (1 + np.exp(-z)))
    diff = acts[-1] - y
    loss = np.sum(diff**2, axis=(0, 1), keepdims=True) / (2 * x.shape[1])
    delta = diff / x.shape[1]
    dW, db = [0] * depth, [0] * depth
    for i in reversed(range(depth)):
        dW[i] = delta @ acts[i].T
        db[i] = delta.sum(axis=-1, keepdims=True)
        delta = weights[i].T @ delta * acts[i] * (1 - acts[i])
    return loss, dW, db
