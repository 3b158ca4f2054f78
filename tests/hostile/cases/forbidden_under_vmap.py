# problem: attention
# group: patching
# does: Makes a forbidden call on tensors that `torch.vmap` has wrapped.
# verdict: forbidden

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    fused = getattr(torch.nn.functional, "scaled_dot_" + "product_attention")
    if mask is not None:
        mask = mask.expand(weights.shape)
        return torch.vmap(lambda q, k, v, mask: fused(q, k, v, attn_mask=mask))(q, k, v, mask), weights
    return torch.vmap(fused)(q, k, v), weights
