# problem: attention
# group: resources
# does: Opens its own file anew for writing; it would be right if it could.
# verdict: error

import math

import torch

open(__file__, "w").close()


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
