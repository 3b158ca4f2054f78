# problem: attention
# group: resources
# does: Changes the times of its own file; it would be right if it could.
# verdict: error

import math
import os

import torch

os.utime(__file__)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
