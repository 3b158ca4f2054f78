# problem: attention
# group: manners
# does: Is right, and is put into the module's dictionary under a condition.
# verdict: passed

import math
import sys

import torch

if sys.version_info >= (3, 8):
    def scaled_dot_product_attention(q, k, v, mask=None):
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = torch.softmax(scores, dim=-1)
        return weights @ v, weights
else:
    scaled_dot_product_attention = None
