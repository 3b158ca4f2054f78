# problem: attention
# group: state
# does: Leaves a mark in `torch` for the next run, which would be right.
# verdict: failed
# runs: 2

import math

import torch

known = hasattr(torch, "drill_hostile")
torch.drill_hostile = True


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights


if not known:  # the first run is wrong; a later one would be right
    scaled_dot_product_attention = lambda q, k, v, mask=None: (v, q)
