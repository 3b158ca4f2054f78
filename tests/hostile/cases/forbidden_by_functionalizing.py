# problem: attention
# group: patching
# does: Makes a forbidden call within `torch.func.functionalize`.
# verdict: forbidden

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    fused = getattr(torch.nn.functional, "scaled_dot_" + "product_attention")
    if q.requires_grad:
        return weights @ v, weights
    return torch.func.functionalize(lambda q: fused(q, k, v, attn_mask=mask))(q), weights
