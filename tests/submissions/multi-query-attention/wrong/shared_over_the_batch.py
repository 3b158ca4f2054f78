# wrong: broadcast: keys and values get no dimension for the heads, so that the batch is broadcast against the heads
import torch
from torch import nn


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.h, self.d = num_heads, d_model // num_heads
        self.w_qkv = nn.Linear(d_model, d_model + 2 * self.d)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        q, k, v = self.w_qkv(x).split([self.h * self.d, self.d, self.d], dim=2)
        q = q.unflatten(2, (self.h, self.d)).transpose(1, 2)
        s = q @ k.mT / self.d**0.5
        if mask is not None:
            s = s.masked_fill(~mask, -torch.inf)
        w = s.softmax(-1)
        return self.w_o((w @ v).transpose(1, 2).flatten(2)), w
