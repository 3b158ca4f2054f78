# problem: attention
# group: manners
# does: Is right, with a backward pass of its own.
# verdict: passed

import math

import torch


class Softmax(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores):
        exp = torch.exp(scores - scores.amax(-1, keepdim=True))
        weights = exp / exp.sum(-1, keepdim=True)
        ctx.save_for_backward(weights)
        return weights

    @staticmethod
    def backward(ctx, gradient):
        (weights,) = ctx.saved_tensors
        return weights * (gradient - (gradient * weights).sum(-1, keepdim=True))


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = Softmax.apply(scores)
    return weights @ v, weights
