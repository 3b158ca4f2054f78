# problem: attention
# group: manners
# does: Is right, and imports everything from PyTorch by a star.
# verdict: passed

from math import *

from torch import *


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / q.size(-1) ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, -inf)
    weights = softmax(scores, dim=-1)
    return weights @ v, weights
