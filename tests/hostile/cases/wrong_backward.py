# problem: attention
# group: dressed up
# does: Computes the right values with a function whose backward pass is wrong.
# verdict: failed

import math

import torch


class Product(torch.autograd.Function):
    @staticmethod
    def forward(ctx, weights, v):
        ctx.save_for_backward(weights, v)
        return weights @ v

    @staticmethod
    def backward(ctx, gradient):
        weights, v = ctx.saved_tensors
        return torch.zeros_like(weights), torch.ones_like(v)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return Product.apply(weights, v), weights
