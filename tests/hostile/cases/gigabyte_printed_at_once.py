# problem: attention
# group: resources
# does: Prints a gigabyte, at once.
# verdict: crashed, memory

import torch

print("x" * 10**9)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
