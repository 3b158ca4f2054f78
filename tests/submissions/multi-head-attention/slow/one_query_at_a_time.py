# slow: the whole layer, projections included, is run for one query of one sample at a time
import math

import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads:
            raise ValueError
        self.num_heads, self.head_dim = num_heads, d_model // num_heads
        self.w_q, self.w_k, self.w_v, self.w_o = (nn.Linear(d_model, d_model) for _ in range(4))

    def one(self, x, memory, values, mask):
        q = self.w_q(x).view(self.num_heads, 1, self.head_dim)
        k = self.w_k(memory).view(-1, self.num_heads, self.head_dim).transpose(0, 1)
        v = self.w_v(values).view(-1, self.num_heads, self.head_dim).transpose(0, 1)
        scores = (q * k).sum(-1) / math.sqrt(self.head_dim)
        if mask is not None:
            scores = scores.masked_fill(~mask, -math.inf)
        p = scores.softmax(-1)
        return self.w_o((p.unsqueeze(-1) * v).sum(1).reshape(-1)), p

    def forward(self, query, key, value, mask=None):
        B, L, _ = query.shape
        if mask is not None:
            mask = mask.expand(B, self.num_heads, L, key.size(1))
        found = [
            [self.one(query[b, i], key[b], value[b], None if mask is None else mask[b, :, i]) for i in range(L)]
            for b in range(B)
        ]
        out = torch.stack([torch.stack([o for o, _ in row]) for row in found])
        return out, torch.stack([torch.stack([p for _, p in row], dim=1) for row in found])
