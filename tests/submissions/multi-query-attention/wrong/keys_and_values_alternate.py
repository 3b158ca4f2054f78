# wrong: order: the last features are read as (head_dim, 2), key and value in turn
import torch
from torch import nn


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.h, self.d = num_heads, d_model // num_heads
        self.w_qkv = nn.Linear(d_model, d_model + 2 * self.d)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        q, kv = self.w_qkv(x).split([self.h * self.d, 2 * self.d], dim=2)
        k, v = kv.unflatten(2, (self.d, 2)).unbind(-1)
        s = torch.einsum("bnhd,bmd->bhnm", q.unflatten(2, (self.h, self.d)), k) / self.d**0.5
        if mask is not None:
            s = s.masked_fill(~mask, -1e9)
        w = s.softmax(-1)
        return self.w_o(torch.einsum("bhnm,bmd->bnhd", w, v).flatten(2)), w
