import numpy as np


def rows_far_apart(rng, sizes, made):
    """(B, C): ordinary scores, with each row 2000 below the one before it."""
    x = rng.normal(size=(sizes["B"], sizes["C"]))
    return x - 2000.0 * np.arange(sizes["B"])[:, None]


def masked(rng, sizes, made):
    """(B, C): ordinary scores, some of them −inf, but not a whole row."""
    x = rng.normal(size=(sizes["B"], sizes["C"]))
    hidden = rng.random(x.shape) < 0.4
    hidden[np.arange(len(x)), rng.integers(x.shape[1], size=len(x))] = False
    return np.where(hidden, -np.inf, x)
