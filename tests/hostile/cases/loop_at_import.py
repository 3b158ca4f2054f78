# problem: attention
# group: not stopping
# does: Loops while it is loaded.
# verdict: timeout

import torch

while True:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
