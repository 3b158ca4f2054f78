# problem: attention
# group: resources
# does: Has PyTorch's own C++ open its file for writing; it would be right if it could.
# verdict: error
# without the jail: error

import math
import os

import torch

torch.from_file(__file__, shared=True, size=os.path.getsize(__file__), dtype=torch.uint8)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
