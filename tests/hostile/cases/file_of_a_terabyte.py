# problem: attention
# group: resources
# does: Makes a file of a terabyte that holds nothing.
# verdict: error

import tempfile

import torch

with tempfile.TemporaryFile() as file:
    file.truncate(1 << 40)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
