# problem: attention
# group: dressed up
# does: Answers with a buffer that every later call of the same shape overwrites.
# verdict: failed

import math

import torch

BUFFERS = {}


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    output = weights @ v
    if output.requires_grad:
        return output, weights
    buffer = BUFFERS.setdefault((output.shape, output.dtype), torch.empty_like(output))
    return buffer.copy_(output), weights
