# problem: attention
# group: resources
# does: Takes all rights to its own file away with the C library; it would be right if it could.
# verdict: error

import math
import ctypes
import os

import torch

ctypes.CDLL(None).chmod(__file__.encode(), 0)
assert os.stat(__file__).st_mode & 0o777 == 0


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
