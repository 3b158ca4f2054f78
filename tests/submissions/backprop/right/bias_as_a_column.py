# right: the biases as one more column of the weights, ones as one more row of the inputs; classes of layers
import numpy as np


class Layer:
    def __init__(self, w, b, linear):
        self.wb = np.hstack([w, b])
        self.linear = linear

    def forward(self, a):
        self.a1 = np.vstack([a, np.ones((1, a.shape[1]))])
        z = self.wb @ self.a1
        self.e = np.exp(-z)
        return z if self.linear else 1 / (1 + self.e)

    def backward(self, da):
        dz = da if self.linear else da * self.e / (1 + self.e) ** 2
        self.dwb = np.einsum("im,jm->ij", dz, self.a1)
        return self.wb[:, :-1].T @ dz


def loss_and_grads(weights, biases, x, y):
    layers = [Layer(w, b, False) for w, b in zip(weights, biases)]
    layers[-1].linear = True
    a = x
    for layer in layers:
        a = layer.forward(a)
    loss = 0.5 * np.mean(np.sum((a - y) ** 2, axis=0))
    da = (a - y) / x.shape[1]
    for layer in layers[::-1]:
        da = layer.backward(da)
    return loss, [layer.dwb[:, :-1] for layer in layers], [layer.dwb[:, -1:] for layer in layers]
