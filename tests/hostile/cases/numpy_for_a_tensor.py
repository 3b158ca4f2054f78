# problem: attention
# group: dressed up
# does: Answers with the right values as NumPy arrays.
# verdict: failed

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return (weights @ v).detach().numpy(), weights.detach().numpy()
