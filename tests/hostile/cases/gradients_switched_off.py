# problem: attention
# group: manners
# does: Switches gradients off for the whole program, so that none arrive.
# verdict: failed

import math

import torch

torch.set_grad_enabled(False)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
