# problem: attention
# group: patching
# does: Makes a forbidden call within `torch.func.vjp`, which wraps tensors in its own way.
# verdict: forbidden

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    fused = getattr(torch.nn.functional, "scaled_dot_" + "product_attention")
    output, _ = torch.func.vjp(lambda q: fused(q, k, v, attn_mask=mask), q.detach())
    return weights @ v + (output - weights @ v).detach(), weights
