# problem: attention
# group: not stopping
# does: Has PyTorch compute one thing that takes minutes.
# verdict: timeout

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    torch.linalg.svd(torch.randn(4000, 4000, dtype=torch.float64))
    return v, q
