# wrong: numerical: gradients by forward differences, three digits of them
import numpy as np


def loss_and_grads(weights, biases, x, y):
    def loss():
        a = x
        for i, (w, b) in enumerate(zip(ws, bs)):
            a = w @ a + b
            if i + 1 < len(ws):
                a = 1 / (1 + np.exp(-a))
        return ((a - y) ** 2).sum() / (2 * x.shape[1])

    ws, bs = [w.copy() for w in weights], [b.copy() for b in biases]
    base = loss()
    grads = []
    for arrays in (ws, bs):
        grads.append([])
        for array in arrays:
            grad = np.zeros_like(array)
            for index in np.ndindex(array.shape):
                kept = array[index]
                array[index] = kept + 1e-5
                grad[index] = (loss() - base) / 1e-5
                array[index] = kept
            grads[-1].append(grad)
    return base, *grads
