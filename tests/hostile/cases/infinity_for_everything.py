# problem: attention
# group: dressed up
# does: Answers with infinity, at which every relative error is NaN.
# verdict: failed

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)
    return (weights @ v).abs() + float("inf"), weights + float("inf")
