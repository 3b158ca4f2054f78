import numpy as np


def loss_and_grads(weights, biases, x, y):
    m = x.shape[1]
    a = [x]  # a[i]: what goes into weights[i], one column a sample
    for i in range(len(weights) - 1):
        a.append(1 / (1 + np.exp(-(weights[i] @ a[i] + biases[i]))))
    error = weights[-1] @ a[-1] + biases[-1] - y  # (d_L, m): the output layer is linear
    loss = float(np.sum(error**2) / (2 * m))

    dz = error / m  # the gradient with respect to weights[i] @ a[i] + biases[i], from the last i on
    dW, db = [], []
    for i in reversed(range(len(weights))):
        dW.insert(0, dz @ a[i].T)  # (d_l, m) @ (m, d_{l-1})
        db.insert(0, dz.sum(axis=1, keepdims=True))  # (d_l, 1)
        dz = weights[i].T @ dz * a[i] * (1 - a[i])  # (d_{l-1}, m), since σ' = σ (1 - σ)
    return loss, dW, db
