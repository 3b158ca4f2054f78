# wrong: mask: only 4-D masks with a head dimension work, a (B, 1, 1, Lk) one is taken per query
import math
import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads:
            raise ValueError("d_model % num_heads")
        self.h = num_heads
        self.d = d_model // num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, query, key, value, mask=None):
        B, Lq, M = query.shape
        q, k, v = (
            f(x).unflatten(2, (self.h, self.d)).transpose(1, 2)
            for f, x in ((self.w_q, query), (self.w_k, key), (self.w_v, value))
        )
        s = q @ k.mT / math.sqrt(self.d)
        if mask is not None:
            if mask.dim() == 2:
                mask = mask[None, None]
            s = s.masked_fill(~mask[:, :1], -torch.inf)
        w = s.softmax(-1)
        return self.w_o((w @ v).transpose(1, 2).reshape(B, Lq, M)), w
