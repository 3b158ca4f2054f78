"""Scores near the bound of 1e6 for `vit-attention`, and how a module is given the weights for them."""

import numpy


def exercise(entry, inputs):
    """Call the module, with the weight of `qkv` where one is given."""
    if "qkv" in inputs:
        entry.load_state_dict(entry.state_dict() | {"qkv.weight": inputs["qkv"]})
    return entry(inputs["x"])


def averaging(rng, sizes, _made):
    """The weight (3 * dim, dim) that gives every feature of q and k the mean of the inputs; v has any other."""
    dim = sizes["H"] * sizes["Dh"]
    mean = numpy.full((2 * dim, dim), 1 / dim)
    return numpy.vstack([mean, rng.standard_normal((dim, dim)) / dim**0.5])


def alike_on_average(rng, sizes, _made):
    """Tokens (B, N, dim): averaged, their scores are close to 960², and differ by about 1 from one another.

    Apart from their mean, which no other weight is made of, the tokens do differ.
    """
    apart = rng.standard_normal((sizes["B"], sizes["N"], sizes["H"] * sizes["Dh"]))
    apart -= apart.mean(axis=2, keepdims=True)
    means = 960 / sizes["Dh"] ** 0.25 + 0.001 * rng.standard_normal((sizes["B"], sizes["N"], 1))
    return means + apart
