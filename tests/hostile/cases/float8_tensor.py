# problem: attention
# group: dressed up
# does: Answers in a type of eight bits, which NumPy does not know.
# verdict: failed, error

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)
    return (weights @ v).to(torch.float8_e4m3fn), weights.to(torch.float8_e4m3fn)
