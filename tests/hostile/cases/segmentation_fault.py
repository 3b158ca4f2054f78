# problem: attention
# group: resources
# does: Reads from the address 0.
# verdict: crashed
# without the jail: crashed, error

import ctypes

import torch

ctypes.string_at(0)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
