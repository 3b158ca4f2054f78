# problem: attention
# group: manners
# does: Asks the person for a password.
# verdict: error

import math
import getpass

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    getpass.getpass()
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
