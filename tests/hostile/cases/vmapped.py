# problem: attention
# group: manners
# does: Is right, and maps over the batch with `torch.vmap` and `einsum`.
# verdict: passed, slow

import math

import torch


def one(q, k):
    return torch.einsum("id,jd->ij", q, k) / math.sqrt(q.size(-1))


def scaled_dot_product_attention(q, k, v, mask=None):
    flat = torch.vmap(one)(q.reshape(-1, *q.shape[-2:]), k.reshape(-1, *k.shape[-2:]))
    scores = flat.reshape(*q.shape[:-1], k.size(-2))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return torch.einsum("...ij,...jd->...id", weights, v), weights
