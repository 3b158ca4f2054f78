# problem: attention
# group: looking
# does: Lists the person's home and reads a file there; it would be right if it could.
# verdict: error
# without the jail: error, passed

import math
import os

import drill.paths
import torch

home = os.path.expanduser("~")
assert open(os.path.join(home, ".bashrc")).read() is not None


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
