# wrong: heads: the layer gives keys and values to every head, as in multi-head attention
import torch
from torch import nn


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.h, self.d = num_heads, d_model // num_heads
        self.w_qkv = nn.Linear(d_model, 3 * d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        q, k, v = (t.unflatten(2, (self.h, self.d)).transpose(1, 2) for t in self.w_qkv(x).chunk(3, -1))
        s = q @ k.mT / self.d**0.5
        if mask is not None:
            s = s.masked_fill(~mask, -1e9)
        w = s.softmax(-1)
        return self.w_o((w @ v).transpose(1, 2).flatten(2)), w
