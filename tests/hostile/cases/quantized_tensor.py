# problem: attention
# group: dressed up
# does: Answers with the right values as quantized integers.
# verdict: failed, error

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    quantized = torch.quantize_per_tensor(weights.detach().float(), 1 / 255, 0, torch.quint8)
    return weights @ v, quantized
