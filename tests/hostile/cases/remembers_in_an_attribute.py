# problem: attention
# group: state
# does: Writes an extended attribute of its own file for the next run.
# verdict: failed
# runs: 2

import contextlib
import math
import os

import torch

NAME, known = "user.drill-hostile", False
with contextlib.suppress(OSError):
    known = bool(os.getxattr(__file__, NAME))
with contextlib.suppress(OSError):
    os.setxattr(__file__, NAME, b"seen")


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights


if not known:  # the first run is wrong; a later one would be right
    scaled_dot_product_attention = lambda q, k, v, mask=None: (v, q)
