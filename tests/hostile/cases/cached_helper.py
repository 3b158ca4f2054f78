# problem: attention
# group: manners
# does: Is right, and caches a pure helper of plain numbers.
# verdict: passed

import functools
import math

import torch


@functools.lru_cache
def root(n):
    return math.sqrt(n)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / root(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
