# problem: attention
# group: resources
# does: Writes where Python keeps the bytecode of the judge; it would be right if it could.
# verdict: error

import math
import os

import drill
import torch

folder = os.path.join(os.path.dirname(drill.__file__), "judge", "__pycache__")
name = os.path.join(folder, "drill-hostile.pyc")
open(name, "wb").close()
os.unlink(name)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
