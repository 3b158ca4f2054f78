# problem: attention
# group: manners
# does: Computes rightly, and makes everything new on a device without memory.
# verdict: passed, failed, error

import math

import torch

torch.set_default_device("meta")


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
