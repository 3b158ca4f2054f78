# problem: attention
# group: patching
# does: Has PyTorch trace a forbidden operator into simpler ones, and runs those.
# verdict: forbidden, timeout

import math

import torch
from torch.fx.experimental.proxy_tensor import make_fx


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    fused = getattr(torch.nn.functional, "scaled_dot_" + "product_attention")
    if q.requires_grad:
        return weights @ v, weights
    return make_fx(lambda q: fused(q, k, v, attn_mask=mask), pre_dispatch=False)(q)(q), weights
