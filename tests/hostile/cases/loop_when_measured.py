# problem: attention
# group: not stopping
# does: Is right, and loops at the sizes of the clock.
# verdict: slow, timeout

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    while q.size(-2) > 100:
        pass
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
