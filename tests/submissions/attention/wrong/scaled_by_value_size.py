# wrong: scale: the size of the values is taken for D, right whenever Dv = D
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    s = torch.einsum("...qd,...kd->...qk", q, k) / v.shape[-1] ** 0.5
    if mask is not None:
        s = torch.where(mask, s, -torch.inf)
    w = s.softmax(-1)
    return w @ v, w
