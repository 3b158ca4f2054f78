# right: the course's way: a cache for each layer, one function forward and one backward, gradients by number
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def forward(weights, biases, x):
    A = x
    caches = []
    L = len(weights)
    for l in range(1, L + 1):
        A_prev = A
        Z = np.dot(weights[l - 1], A_prev) + biases[l - 1]
        A = Z if l == L else sigmoid(Z)
        caches.append((A_prev, Z))
    return A, caches


def loss_and_grads(weights, biases, x, y):
    AL, caches = forward(weights, biases, x)
    L = len(caches)
    m = y.shape[1]
    cost = np.squeeze(1.0 / (2 * m) * np.sum(np.square(AL - y)))

    grads = {}
    dA = AL - y
    for l in reversed(range(1, L + 1)):
        A_prev, Z = caches[l - 1]
        s = sigmoid(Z)
        dZ = dA if l == L else dA * s * (1 - s)
        grads["dW" + str(l)] = 1.0 / m * np.dot(dZ, A_prev.T)
        grads["db" + str(l)] = 1.0 / m * np.sum(dZ, axis=1, keepdims=True)
        dA = np.dot(weights[l - 1].T, dZ)
    dW = [grads["dW" + str(l)] for l in range(1, L + 1)]
    db = [grads["db" + str(l)] for l in range(1, L + 1)]
    return cost, dW, db
