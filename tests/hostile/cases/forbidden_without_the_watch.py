# problem: attention
# group: patching
# does: Takes the watch for forbidden calls away, then makes one.
# verdict: forbidden, error

import math
import sys

import torch

frame = sys._getframe()
while not hasattr(frame.f_locals.get("self"), "stack"):
    frame = frame.f_back
frame.f_locals["self"].stack.close()


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    fused = getattr(torch.nn.functional, "scaled_dot_" + "product_attention")
    return fused(q, k, v, attn_mask=mask), weights
