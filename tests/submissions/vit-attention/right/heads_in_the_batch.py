# right: heads folded into the batch, movedim and contiguous views, log_softmax
import math

import torch
import torch.nn as nn


class Attention(nn.Module):
    def __init__(self, dim: int, num_heads: int = 8, qkv_bias: bool = False) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.qkv = nn.Linear(dim, dim + dim + dim, qkv_bias)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        batch, tokens, dim = x.shape
        split = self.qkv(x).view(batch, tokens, 3 * self.num_heads, -1).movedim(2, 1).contiguous()
        split = split.view(batch, 3, self.num_heads, tokens, -1)
        q, k, v = (split[:, i].reshape(batch * self.num_heads, tokens, -1) for i in (0, 1, 2))
        logits = torch.bmm(q, k.permute(0, 2, 1)).div(math.sqrt(dim // self.num_heads))
        y = torch.bmm(logits.log_softmax(dim=2).exp(), v)
        y = y.view(batch, self.num_heads, tokens, -1).permute(0, 2, 1, 3).contiguous()
        return self.proj(y.view(batch, tokens, dim))
