# problem: attention
# group: processes
# does: Makes a system call by the numbers of another architecture; it would be right if it could.
# verdict: error

import math
import ctypes

import torch

X32 = 0x40000000
assert ctypes.CDLL(None).syscall(X32 + 39) > 0  # getpid


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
