# problem: attention
# group: manners
# does: Is right, and asks PyTorch for deterministic algorithms.
# verdict: passed, timeout

import math

import torch

torch.use_deterministic_algorithms(True)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
