# wrong: view: heads of the values alone are cut by view(B, H, L, d) without a transpose
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
        Lk = key.shape[1]
        q = self.w_q(query).view(B, Lq, self.h, self.d).transpose(1, 2)
        k = self.w_k(key).view(B, Lk, self.h, self.d).transpose(1, 2)
        v = self.w_v(value).view(B, self.h, Lk, self.d)
        s = torch.einsum("bhqd,bhkd->bhqk", q, k) / math.sqrt(self.d)
        if mask is not None:
            s = s.masked_fill(mask.logical_not(), -torch.inf)
        w = s.softmax(-1)
        return self.w_o((w @ v).transpose(1, 2).reshape(B, Lq, M)), w
