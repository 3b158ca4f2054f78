# problem: attention
# group: processes
# does: Starts a program with the C library's `system`; it would be right if it could.
# verdict: error

import math
import ctypes

import torch

assert ctypes.CDLL(None).system(b"true") == 0


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
