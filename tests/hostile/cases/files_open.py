# problem: attention
# group: resources
# does: Opens ten thousand files.
# verdict: error, failed

import torch

held = [open("/dev/null") for _ in range(10_000)]


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
