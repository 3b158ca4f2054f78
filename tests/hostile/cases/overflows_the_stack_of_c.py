# problem: attention
# group: resources
# does: Overflows the stack of the C code that compares nested lists.
# verdict: crashed, error

import sys

import torch

sys.setrecursionlimit(10**9)
deep = []
for _ in range(10**6):
    deep = [deep]
repr(deep) == repr(deep)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
