"""Labels and probabilities of `categorical-cross-entropy`: one-hot and soft, ordinary and certain."""

import numpy


def one_hot(rng, sizes, made):
    """Rows with a single 1."""
    return numpy.eye(sizes["C"])[rng.integers(0, sizes["C"], sizes["N"])]


def soft(rng, sizes, made):
    """Rows that sum to 1: the first of several is one-hot all the same, and the last has a zero."""
    values = rng.uniform(0.1, 1.0, (sizes["N"], sizes["C"]))
    if sizes["C"] > 2:
        values[-1, rng.integers(sizes["C"])] = 0.0
    if sizes["N"] > 1:
        values[0] = one_hot(rng, sizes, made)[0]
    return values / values.sum(axis=1, keepdims=True)


def probabilities(rng, sizes, made):
    """Rows that sum to 1, some of them nearly sure of a class."""
    logits = rng.standard_normal((sizes["N"], sizes["C"])) * rng.uniform(0.5, 3.0, (sizes["N"], 1))
    exponentials = numpy.exp(logits)
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def certain(rng, sizes, made):
    """An ordinary row, then rows of zeros and a 1, wrong and right ones in turn.

    A loss of nothing but right predictions would be all rounding.
    """
    values = probabilities(rng, sizes, made)
    truth = made["y_true"].argmax(axis=1)
    for n in range(1, sizes["N"]):
        miss = rng.integers(1, sizes["C"]) if n % 2 else 0
        values[n] = numpy.eye(sizes["C"])[(truth[n] + miss) % sizes["C"]]
    return values


def scores(rng, sizes, made):
    """Rows of values between 0 and 1 that do not sum to 1."""
    return rng.uniform(0.02, 0.98, (sizes["N"], sizes["C"])).round(2)
