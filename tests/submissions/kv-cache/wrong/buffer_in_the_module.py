# wrong: state: presents are views of one buffer in the module, which the next call overwrites
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

        self.k = self.v = None

    def forward(self, x, past=None, use_cache=False):
        B, T, M = x.shape
        q, k, v = [t.view(B, T, self.h, self.d).transpose(1, 2) for t in self.c_attn(x).split(M, dim=2)]
        n = past[0].size(2) if past is not None else 0
        if past is None or self.k is None or self.k.shape[0] != B or self.k.dtype != x.dtype:
            self.k = x.new_zeros(B, self.h, 64, self.d)
            self.v = x.new_zeros(B, self.h, 64, self.d)
        with torch.no_grad():
            self.k[:, :, n : n + T] = k
            self.v[:, :, n : n + T] = v
        K, V = self.k[:, :, : n + T], self.v[:, :, : n + T]
        mask = torch.ones(T, n + T, dtype=torch.bool).tril(n)
        s = (q @ K.mT / math.sqrt(self.d)).masked_fill(~mask, -math.inf)
        y = (s.softmax(-1) @ V).transpose(1, 2).reshape(B, T, M)
        return self.c_proj(y), ((K, V) if use_cache else None)
