# problem: attention
# group: resources
# does: Writes a file into drill's own package; it would be right if it could.
# verdict: error

import math
import os

import drill
import torch

name = os.path.join(os.path.dirname(drill.__file__), "drill-hostile")
open(name, "w").close()
os.unlink(name)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
