# problem: attention
# group: manners
# does: Asks the person for something with `input()`.
# verdict: error

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    input("scale? ")
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
