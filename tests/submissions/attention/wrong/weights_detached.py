# wrong: gradient: the weights are returned without their graph
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ k.mT / q.shape[-1] ** 0.5
    if mask is not None:
        s = s.masked_fill(mask.logical_not(), float("-inf"))
    w = torch.softmax(s, dim=-1)
    return w @ v, w.detach()
