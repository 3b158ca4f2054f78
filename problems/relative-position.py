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


def nearly_alike(rng, sizes, made):
    """Tokens (B, T, d_model) that hardly differ within a sample; the samples do differ.

    A sample's common part decides whether a head looks back, at itself or ahead. Only a head that
    looks back or ahead weighs several tokens; with samples that differ some always do.
    """
    d_model = sizes["H"] * sizes["Dh"]
    common = 30 * rng.standard_normal((sizes["B"], 1, d_model))
    return common + 0.03 * rng.standard_normal((sizes["B"], sizes["T"], d_model))


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
