# wrong: dtype: computed in float32 and never cast back
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q.float() @ k.float().mT / q.shape[-1] ** 0.5
    if mask is not None:
        s = s.masked_fill(~mask, float("-inf"))
    w = s.softmax(-1)
    return w @ v.float(), w
