# problem: attention
# group: dressed up
# does: Is a generator function: the call only makes a generator.
# verdict: failed

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    yield weights @ v
    yield weights
