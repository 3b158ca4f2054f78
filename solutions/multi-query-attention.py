import math

import torch
from torch import nn


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.head_dim = d_model // num_heads
        self.w_qkv = nn.Linear(d_model, d_model + 2 * self.head_dim)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        q, k, v = self.w_qkv(x).split([x.size(-1), self.head_dim, self.head_dim], dim=-1)
        q = q.unflatten(-1, (self.num_heads, -1)).transpose(1, 2)  # (B, H, N, head_dim)
        k, v = k.unsqueeze(1), v.unsqueeze(1)  # (B, 1, N, head_dim)
        scores = q @ k.transpose(-2, -1) / math.sqrt(self.head_dim)  # (B, H, N, N)
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = torch.softmax(scores, dim=-1)
        heads = weights @ v  # (B, H, N, head_dim)
        return self.w_o(heads.transpose(1, 2).flatten(2)), weights
