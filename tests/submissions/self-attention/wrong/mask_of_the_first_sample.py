# wrong: mask: a mask for every sample is reduced to the first one
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.w_q, self.w_k, self.w_v = (nn.Linear(d_in, d_out, bias=False) for _ in range(3))

    def forward(self, x, mask=None):
        q, k, v = (layer(x) for layer in (self.w_q, self.w_k, self.w_v))
        s = q @ k.mT / q.shape[-1] ** 0.5
        if mask is not None:
            while mask.dim() > 2:
                mask = mask[0]
            s = s.masked_fill(mask.logical_not(), float("-inf"))
        w = s.softmax(-1)
        return w @ v, w
