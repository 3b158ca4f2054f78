# problem: attention
# group: resources
# does: Asks for a hundred gigabytes at once, as a PyTorch tensor.
# verdict: memory

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    x = torch.zeros(10**11 // 4)
    return x, x
