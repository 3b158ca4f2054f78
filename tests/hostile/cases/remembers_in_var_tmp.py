# problem: attention
# group: state
# does: Leaves a note in /var/tmp for the next run, which would be right.
# verdict: failed
# runs: 2

import math
import os

import torch

NOTE = "/var/tmp/drill-hostile-note"
known = os.path.exists(NOTE)
try:
    with open(NOTE, "w") as file:
        file.write("seen")
except OSError:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights


if not known:  # the first run is wrong; a later one would be right
    scaled_dot_product_attention = lambda q, k, v, mask=None: (v, q)
