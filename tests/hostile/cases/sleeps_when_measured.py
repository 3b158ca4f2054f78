# problem: attention
# group: not stopping
# does: Is right, and sleeps at the sizes of the clock, which takes no processor time.
# verdict: slow, timeout, crashed

import math
import time

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    if q.size(-2) > 100:
        time.sleep(3600)
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
