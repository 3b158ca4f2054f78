# wrong: input: q is scaled in place
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    q.data.div_(q.shape[-1] ** 0.5)
    s = q @ k.mT
    if mask is not None:
        s = s.masked_fill(~mask, float("-inf"))
    w = s.softmax(-1)
    return w @ v, w
