# problem: attention
# group: manners
# does: Is right, and is a partial application of a wider function.
# verdict: passed

import functools
import math

import torch


def attention(q, k, v, mask=None, scale=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights


scaled_dot_product_attention = functools.partial(attention, scale=None)
