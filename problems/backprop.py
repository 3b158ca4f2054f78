"""The layers of `backprop`: as many as the sizes say, with random weights."""

import itertools


def weights(rng, sizes, _made):
    """A list of L matrices `(d_l, d_{l-1})`, from d0 features through L - 1 hidden layers to dL outputs."""
    widths = [sizes["d0"], *(sizes[f"d{layer}"] for layer in range(1, sizes["L"])), sizes["dL"]]
    return [
        rng.standard_normal((rows, columns)) / columns**0.5
        for columns, rows in itertools.pairwise(widths)
    ]


def biases(rng, _sizes, made):
    """A list of columns `(d_l, 1)`, one for every matrix."""
    return [rng.standard_normal((len(w), 1)) for w in made["weights"]]
