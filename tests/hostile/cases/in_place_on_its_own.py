# problem: attention
# group: manners
# does: Is right, and works in place on tensors of its own.
# verdict: passed

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = (q @ k.transpose(-2, -1)).div_(math.sqrt(q.size(-1)))
    if mask is not None:
        scores.masked_fill_(~mask, float("-inf"))
    weights = scores.softmax(-1)
    return weights @ v, weights
