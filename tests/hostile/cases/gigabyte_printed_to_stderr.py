# problem: attention
# group: resources
# does: Prints a gigabyte, to stderr.
# verdict: crashed, memory

import sys

import torch

sys.stderr.write("x" * 10**9)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
