# problem: attention
# group: not stopping
# does: Is right, and takes a fifth of a second for every call.
# verdict: timeout

import math
import time

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    time.sleep(0.2)
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
