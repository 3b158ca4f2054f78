"""Labels and probabilities of `binary-cross-entropy`, with and without predictions of exactly 0 and 1."""

import numpy

# Predictions that are certain: label, probability.
RIGHT_0, RIGHT_1, WRONG_0, WRONG_1 = (0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)


def vector(rng, sizes, made):
    """Labels `(N,)`."""
    return _labels(rng, (sizes["N"],))


def matrix(rng, sizes, made):
    """Labels `(N, C)`."""
    return _labels(rng, (sizes["N"], sizes["C"]))


def volume(rng, sizes, made):
    """Labels `(B, N, C)`."""
    return _labels(rng, (sizes["B"], sizes["N"], sizes["C"]))


def probabilities(rng, sizes, made):
    """Probabilities from 0.02 to 0.98, of two digits: easy to read."""
    return rng.uniform(0.02, 0.98, made["y_true"].shape).round(2)


def any_certain(rng, sizes, made):
    """Half of the predictions are certain, right and wrong ones in turn."""
    return _certain(rng, sizes, made, (RIGHT_0, RIGHT_1, WRONG_0, WRONG_1))


def certain(rng, sizes, made):
    """The same without a certain 1 that is wrong.

    At the default eps, 1 − (1 − eps) has five digits: it tells apart who clips before the subtraction and
    who clips after it, and both are right.
    """
    return _certain(rng, sizes, made, (RIGHT_0, RIGHT_1, WRONG_0))


def _labels(rng, shape):
    return rng.integers(0, 2, shape).astype(numpy.float64)


def _certain(rng, sizes, made, kinds):
    """Ordinary probabilities, about half of them made certain, in a way of these that fits the label.

    The first one stays: a loss of nothing but right predictions is all rounding.
    """
    values = probabilities(rng, sizes, made)
    chosen = rng.random(values.shape) < 0.5
    chosen.flat[0] = False
    for label in (0.0, 1.0):
        fitting = [probability for truth, probability in kinds if truth == label]
        here = numpy.argwhere(chosen & (made["y_true"] == label))
        turn = rng.integers(len(fitting))
        for i, index in enumerate(here):
            values[tuple(index)] = fitting[(turn + i) % len(fitting)]
    return values
