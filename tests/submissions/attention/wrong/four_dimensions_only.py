# wrong: shape: works with batch and heads only
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    s = torch.einsum("bhqd,bhkd->bhqk", q, k) / q.shape[-1] ** 0.5
    if mask is not None:
        s = s.masked_fill(~mask, float("-inf"))
    w = s.softmax(-1)
    return torch.einsum("bhqk,bhkd->bhqd", w, v), w
