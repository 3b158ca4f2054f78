import math

import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, dim, num_heads=8, qkv_bias=False):
        super().__init__()
        self.num_heads = num_heads
        self.qkv = nn.Linear(dim, 3 * dim, bias=qkv_bias)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        qkv = self.qkv(x).unflatten(-1, (3, self.num_heads, -1))  # (B, N, 3, H, head_dim)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)  # (B, H, N, head_dim)
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))  # (B, H, N, N)
        heads = torch.softmax(scores, dim=-1) @ v  # (B, H, N, head_dim)
        return self.proj(heads.transpose(1, 2).flatten(2))
