"""Data as a factorization machine usually gets it: hardly any feature of a sample is set."""

import numpy


def mostly_zeros(rng, sizes, _made):
    """`(N, n)` ones, and some other values, in about a third of all places; one row has none at all."""
    shape = (sizes["N"], sizes["n"])
    values = rng.choice([1.0, 1.0, 1.0, 0.5, 3.0, -2.0], shape)
    values = numpy.where(rng.random(shape) < 0.35, values, 0.0)
    values[rng.integers(sizes["N"])] = 0.0
    return values
