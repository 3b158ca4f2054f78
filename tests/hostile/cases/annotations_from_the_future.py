# problem: attention
# group: manners
# does: Is right, and annotates types that do not exist.
# verdict: passed

from __future__ import annotations

import math

import torch


def scaled_dot_product_attention(
    q: Queries, k: "Keys", v: Values["dim"], mask: Mask | None = None
) -> tuple[Output, Weights]:
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
