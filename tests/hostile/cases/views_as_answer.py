# problem: attention
# group: manners
# does: Is right, and answers with views whose elements do not lie next to one another.
# verdict: passed

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    output = (v.transpose(-2, -1) @ weights.transpose(-2, -1)).transpose(-2, -1)
    return output, torch.stack([weights, weights], dim=-1)[..., 0]
