"""Scores near the bound of 1e6 for `self-attention`, and how a module is given the weights for them."""

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
    return numpy.full((sizes["Dout"], sizes["Din"]), 1 / sizes["Din"])


def opposed(rng, sizes, _made):
    """Tokens (B, N, d_in) in two clusters, every other one in the opposite: averaged, their scores are
    close to 960² within a cluster, to -960² between the two, and differ by about 1 apart from that.
    """
    sign = 1 - 2 * (numpy.arange(sizes["N"]) % 2)[:, None]
    noise = rng.standard_normal((sizes["B"], sizes["N"], sizes["Din"]))
    return sign * (960 / sizes["Dout"] ** 0.25 + 0.002 * noise)


def one_cluster(_rng, sizes, _made):
    """A mask (N, N): the first half of the tokens attends to its own cluster, the rest to the other.

    The others' allowed scores are then far below the masked ones, and below any -8e5 put in their place.
    """
    token = numpy.arange(sizes["N"])
    own = token % 2 == token[:, None] % 2
    return own == (token < sizes["N"] // 2)[:, None]
