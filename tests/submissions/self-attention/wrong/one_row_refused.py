# wrong: mask: a mask of one row, (1, N), is refused
import math
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.w_q = nn.Linear(d_in, d_out, bias=False)
        self.w_k = nn.Linear(d_in, d_out, bias=False)
        self.w_v = nn.Linear(d_in, d_out, bias=False)

    def forward(self, x, mask=None):
        B, N, _ = x.shape
        q, k, v = self.w_q(x), self.w_k(x), self.w_v(x)
        s = q @ k.mT / math.sqrt(q.shape[-1])
        if mask is not None:
            if mask.dim() == 2 and mask.shape[0] != N:
                raise ValueError("mask must be (N, N)")
            s = s.masked_fill(~mask, float("-inf"))
        w = s.softmax(-1)
        return w @ v, w
