"""Scores near the bound of 1e6 for `multi-query-attention`, and how a module is given the weights for
them.
"""

import numpy


def exercise(entry, inputs):
    """Call the module, with weights where some are given."""
    if "w_qkv" in inputs:
        entry.load_state_dict(entry.state_dict() | {"w_qkv.weight": inputs["w_qkv"]})
    options = {"mask": inputs["mask"]} if "mask" in inputs else {}
    return entry(inputs["x"], **options)


def identities(rng, sizes, _made):
    """A weight of `w_qkv`: the queries are the input, the keys its first features, the values random."""
    d_model, head_dim = sizes["H"] * sizes["Dh"], sizes["Dh"]
    values = rng.uniform(-1, 1, (head_dim, d_model))
    return numpy.concatenate([numpy.eye(d_model), numpy.eye(head_dim, d_model), values])


def opposed(rng, sizes, _made):
    """Tokens (B, N, d_model) in two clusters, every other one in the opposite: by the weight above, their
    scores are close to 960² within a cluster, to -960² between the two, and differ by about 1 apart
    from that.
    """
    sign = 1 - 2 * (numpy.arange(sizes["N"]) % 2)[:, None]
    noise = rng.standard_normal((sizes["B"], sizes["N"], sizes["H"] * sizes["Dh"]))
    return sign * (960 / sizes["Dh"] ** 0.25 + 0.002 * noise)


def one_cluster(_rng, sizes, _made):
    """A mask (N, N): the first half of the tokens attends to its own cluster, the rest to the other.

    The others' allowed scores are then far below the masked ones, and below any -8e5 put in their place.
    """
    token = numpy.arange(sizes["N"])
    own = token % 2 == token[:, None] % 2
    return own == (token < sizes["N"] // 2)[:, None]
