# wrong: mask: -1e4 is added to masked scores, which may reach 1e6
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5
    if mask is not None:
        s = s + (~mask).to(s.dtype) * -1e4
    w = s.softmax(-1)
    return w @ v, w
