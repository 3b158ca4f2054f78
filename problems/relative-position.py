"""Inputs of `relative-position` that only work in full precision, or a mask of -1e6 and beyond, gets right;
and how a module is given the weights for them.
"""

import numpy


def exercise(entry, inputs):
    """Call the module, with weights where some are given."""
    given = {f"{name}.weight": inputs[name] for name in ("w_q", "w_k") if name in inputs}
    if given:
        entry.load_state_dict(entry.state_dict() | given)
    options = {"mask": inputs["mask"]} if "mask" in inputs else {}
    return entry(inputs["x"], **options)


def averaging(_rng, sizes, _made):
    """The weight of a projection that gives every feature the mean of the inputs."""
    d_model = sizes["H"] * sizes["Dh"]
    return numpy.full((d_model, d_model), 1 / d_model)


def alike_on_average(rng, sizes, _made):
    """Tokens (B, T, d_model): averaged, the scores of those at one distance are close to 960², and differ by
    about 1 from one another. Apart from their mean the tokens do differ.

    A sample's sign decides whether its tokens look back, at themselves or ahead. Only who looks back or ahead
    weighs several tokens; what one sign likes most the other one likes least, so one of them does.
    """
    apart = rng.standard_normal((sizes["B"], sizes["T"], sizes["H"] * sizes["Dh"]))
    apart -= apart.mean(axis=2, keepdims=True)
    sign = 1 - 2 * (numpy.arange(sizes["B"]) % 2)[:, None, None]
    means = 960 / sizes["Dh"] ** 0.25 + 0.001 * rng.standard_normal((sizes["B"], sizes["T"], 1))
    return sign * means + apart


def identity(_rng, sizes, _made):
    """The weight of a projection that changes nothing."""
    return numpy.eye(sizes["H"] * sizes["Dh"])


def opposed(rng, sizes, _made):
    """Tokens (B, T, d_model) in two clusters, every other one in the opposite: without the positions, the
    scores of such queries and keys are close to 960² within a cluster, to -960² between the two.
    """
    sign = 1 - 2 * (numpy.arange(sizes["T"]) % 2)[:, None]
    noise = rng.standard_normal((sizes["B"], sizes["T"], sizes["H"] * sizes["Dh"]))
    return sign * (960 / sizes["Dh"] ** 0.25 + noise)


def one_cluster(_rng, sizes, _made):
    """A mask (T, T): the first half of the tokens attends to its own cluster, the rest to the other.

    The others' allowed scores are then far below the masked ones, and below any -8e5 put in their place.
    """
    token = numpy.arange(sizes["T"])
    own = token % 2 == token[:, None] % 2
    return own == (token < sizes["T"] // 2)[:, None]
