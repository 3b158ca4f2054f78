# wrong: mask: -1e4 is added above the diagonal, scores may reach 1e6
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
        q, k, v = [t.view(B, T, self.h, self.d).transpose(1, 2) for t in self.c_attn(x).split(M, dim=2)]
        if past is not None:
            k = torch.cat([past[0], k], 2)
            v = torch.cat([past[1], v], 2)
        S = k.size(2)
        b = torch.tril(torch.ones(S, S))[S - T : S].to(x.dtype)
        s = q @ k.mT / math.sqrt(self.d)
        s = s * b - 1e4 * (1 - b)
        y = (s.softmax(-1) @ v).transpose(1, 2).reshape(B, T, M)
        return self.c_proj(y), ((k, v) if use_cache else None)
