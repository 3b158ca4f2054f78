# right: one sample after the other, vectors and outer products, sums divided at the end
import numpy as np


def loss_and_grads(weights, biases, x, y):
    m = x.shape[1]
    depth = len(weights)
    dW = [np.zeros(w.shape) for w in weights]
    db = [np.zeros(b.shape) for b in biases]
    loss = 0.0
    for n in range(m):
        activations = [x[:, n]]
        for l in range(depth):
            z = weights[l] @ activations[l] + biases[l][:, 0]
            if l < depth - 1:
                z = 1 / (1 + np.exp(-z))
            activations.append(z)
        delta = activations[-1] - y[:, n]
        loss += float(delta @ delta) / 2
        for l in range(depth - 1, -1, -1):
            dW[l] += np.outer(delta, activations[l])
            db[l][:, 0] += delta
            if l > 0:
                delta = (weights[l].T @ delta) * activations[l] * (1 - activations[l])
    for l in range(depth):
        dW[l] /= m
        db[l] /= m
    return loss / m, dW, db
