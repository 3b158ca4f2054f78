# wrong: order: a step of gradient descent is made at every layer, and the next layer sees the new weights
import numpy as np


def loss_and_grads(weights, biases, x, y, lr=0.01):
    weights = list(weights)
    m = x.shape[1]
    activations = [x]
    for i, (w, b) in enumerate(zip(weights, biases)):
        z = w @ activations[-1] + b
        activations.append(z if i == len(weights) - 1 else 1 / (1 + np.exp(-z)))
    loss = np.sum((activations[-1] - y) ** 2) / (2 * m)
    delta = (activations[-1] - y) / m
    dW, db = [None] * len(weights), [None] * len(weights)
    for i in range(len(weights) - 1, -1, -1):
        dW[i] = delta @ activations[i].T
        db[i] = delta.sum(axis=1, keepdims=True)
        weights[i] = weights[i] - lr * dW[i]
        delta = (weights[i].T @ delta) * activations[i] * (1 - activations[i])
    return loss, dW, db
