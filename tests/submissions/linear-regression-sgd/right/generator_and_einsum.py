# right: batches from a generator, einsum for the products, np.square(...).mean() / 2
import numpy as np


def batches(size, *arrays):
    for k in range(-(-len(arrays[0]) // size)):
        yield tuple(a[k * size : (k + 1) * size] for a in arrays)


def sgd(X, y, w, lr, batch_size, epochs):
    history = []
    weights = np.array(w)
    while len(history) < epochs:
        history.append(np.square(np.einsum("nd,d->n", X, weights) - y).mean() / 2)
        for a, b in batches(batch_size, X, y):
            weights = weights - lr * np.einsum("nd,n->d", a, a @ weights - b) / b.size
    return weights, history
