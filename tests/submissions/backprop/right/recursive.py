# right: recursion over the layers, which returns the gradient at its input; tanh for the sigmoid; tuples
import numpy as np


def loss_and_grads(weights, biases, x, y):
    m = x.shape[-1]

    def descend(a, ws, bs):
        """Loss, gradient with respect to a, and the gradients of all layers from here on."""
        (w, *ws), (b, *bs) = ws, bs
        z = w.dot(a) + b
        if not ws:
            r = z - y
            return (r * r).sum() / m / 2, w.T @ r / m, ((r @ a.T) / m,), (r.sum(1)[:, None] / m,)
        h = 0.5 * (1 + np.tanh(z / 2))
        loss, back, dW, db = descend(h, ws, bs)
        delta = back * (h - h**2)
        return loss, w.T @ delta, (delta @ a.T, *dW), (delta.sum(1).reshape(-1, 1), *db)

    loss, _, dW, db = descend(x, weights, biases)
    return loss, dW, db
