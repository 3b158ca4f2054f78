# wrong: shape: the cache is kept as (B, T, H, head_dim), consistent with itself
import math

import torch
import torch.nn as nn


class CachedSelfAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.h = num_heads
        self.d = d_model // num_heads
        self.c_attn = nn.Linear(d_model, 3 * d_model)
        self.c_proj = nn.Linear(d_model, d_model)

    def forward(self, x, past=None, use_cache=False):
        B, T, M = x.shape
        q, k, v = [t.view(B, T, self.h, self.d) for t in self.c_attn(x).split(M, dim=2)]
        if past is not None:
            k = torch.cat([past[0], k], 1)
            v = torch.cat([past[1], v], 1)
        S = k.size(1)
        mask = torch.ones(T, S, dtype=torch.bool).tril(S - T)
        s = (torch.einsum("bqhd,bkhd->bhqk", q, k) / math.sqrt(self.d)).masked_fill(~mask, -math.inf)
        y = torch.einsum("bhqk,bkhd->bqhd", s.softmax(-1), v).reshape(B, T, M)
        return self.c_proj(y), ((k, v) if use_cache else None)
