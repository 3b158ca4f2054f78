# problem: attention
# group: state
# does: Is wrong in its first call only.
# verdict: failed

import math

import torch

CALLS = []


def scaled_dot_product_attention(q, k, v, mask=None):
    CALLS.append(1)
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    if len(CALLS) == 1:
        weights = weights + 0.01
    return weights @ v, weights
