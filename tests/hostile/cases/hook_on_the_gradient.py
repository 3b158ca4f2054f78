# problem: attention
# group: dressed up
# does: Computes the right values, and has a hook turn the gradient of `q` around.
# verdict: failed

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    if q.requires_grad:
        q.register_hook(lambda gradient: -gradient)
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
