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
    if mask is None:
        mask = torch.ones(weights.shape, dtype=torch.bool)
    wrapped = torch.vmap(lambda q, k, v, mask: fused(q, k, v, attn_mask=mask))
    return wrapped(q[None], k[None], v[None], mask.expand(weights.shape)[None])[0], weights
