# problem: attention
# group: not stopping
# does: Is right three times, and loops from then on.
# verdict: timeout

import math

import torch

CALLS = []


def scaled_dot_product_attention(q, k, v, mask=None):
    CALLS.append(1)
    while len(CALLS) > 3:
        pass
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
