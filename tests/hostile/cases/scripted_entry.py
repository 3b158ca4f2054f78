# problem: attention
# group: manners
# does: Is right, and is compiled by TorchScript.
# verdict: passed

import math
from typing import Optional

import torch
from torch import Tensor


@torch.jit.script
def attend(q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor]):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, -float("inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights


def scaled_dot_product_attention(q, k, v, mask=None):
    return attend(q, k, v, mask)
