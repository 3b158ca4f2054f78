"""Labels and probabilities of `binary-cross-entropy`, and how it is called."""

import numpy


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


def certain(rng, sizes, made):
    """Ordinary probabilities, half of them made certain, right or wrong.

    The first one stays: a loss of nothing but right predictions is all rounding. The second one is certain
    and right: the fewest elements have no wrong one, and tell apart what is done about log 0.
    """
    values, truth = probabilities(rng, sizes, made), made["y_true"]
    chosen, right = rng.random((2, *values.shape)) < 0.5
    chosen.flat[:2] = False, True
    right.flat[1] = True
    return numpy.where(chosen, numpy.where(right, truth, 1 - truth), values)


def exercise(entry, inputs):
    """Call the function. With `compared_in` among the inputs, the loss is rounded to float32."""
    options = {"eps": inputs["eps"]} if "eps" in inputs else {}
    loss = entry(inputs["y_true"], inputs["y_prob"], **options)
    is_number = loss is not None and numpy.shape(loss) == ()
    return numpy.float32(loss) if "compared_in" in inputs and is_number else loss


def _labels(rng, shape):
    return rng.integers(0, 2, shape).astype(numpy.float64)
