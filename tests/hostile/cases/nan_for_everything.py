# problem: attention
# group: dressed up
# does: Answers with NaN, which no comparison by `<=` or `!=` would refuse.
# verdict: failed

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)
    return (weights @ v) * float("nan"), weights * float("nan")
