# problem: attention
# group: dressed up
# does: Answers rightly with a named tuple, which unpacks like a tuple.
# verdict: passed

import math
from collections import namedtuple

import torch

Attention = namedtuple("Attention", "output weights")


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return Attention(weights @ v, weights)
