# problem: attention
# group: dressed up
# does: Answers with the right values as fresh parameters, which want gradients of their own.
# verdict: failed

import math

import torch
from torch import nn


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return nn.Parameter(weights @ v), nn.Parameter(weights)
