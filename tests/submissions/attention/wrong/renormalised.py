# wrong: mask: weights are masked after the softmax and renormalised, which underflows under a large masked score
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    w = (q @ k.mT / q.shape[-1] ** 0.5).softmax(-1)
    if mask is not None:
        w = w * mask
        w = w / (w.sum(-1, keepdim=True) + 1e-9)
    return w @ v, w
