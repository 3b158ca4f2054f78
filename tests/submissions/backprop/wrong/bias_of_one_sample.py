# wrong: bias: the bias gradient of the last sample stands for the sum over all of them
import numpy as np


def loss_and_grads(weights, biases, x, y):
    m = x.shape[1]
    acts = [x]
    for w, b in zip(weights[:-1], biases[:-1]):
        acts.append(1 / (1 + np.exp(-w @ acts[-1] - b)))
    delta = weights[-1] @ acts[-1] + biases[-1] - y
    loss = np.sum(delta * delta) / 2 / m
    dW, db = [], []
    for w, a in zip(weights[::-1], acts[::-1]):
        dW = [delta @ a.T / m] + dW
        db = [delta[:, -1:] if m == 1 else delta[:, -1:] / m] + db
        delta = a * (1 - a) * (w.T @ delta)
    return loss, dW, db
