# problem: attention
# group: manners
# does: Is right, and keeps a global that it sets anew in every call.
# verdict: passed

import math

import torch

SCALE = None


def scaled_dot_product_attention(q, k, v, mask=None):
    global SCALE
    SCALE = math.sqrt(q.size(-1))
    scores = q @ k.transpose(-2, -1) / SCALE
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
