# problem: attention
# group: resources
# does: Prints a gigabyte, past Python.
# verdict: crashed, memory

import os

import torch

for _ in range(1024):
    os.write(1, bytes(1 << 20))


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
