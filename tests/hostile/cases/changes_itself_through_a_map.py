# problem: attention
# group: resources
# does: Opens its own file to be written through a map of memory; it would be right if it could.
# verdict: error

import math
import mmap

import torch

with open(__file__, "r+b") as file:
    mmap.mmap(file.fileno(), 0)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
