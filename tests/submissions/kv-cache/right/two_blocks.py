# right: scores of past and new keys apart, concatenated before the softmax; -1e9 added above the diagonal
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
        B, T, M = x.size()
        q, k, v = [t.view(B, T, self.h, self.d).transpose(1, 2) for t in self.c_attn(x).split(M, dim=2)]
        q = q / math.sqrt(self.d)
        future = torch.full((T, T), -1e9, dtype=x.dtype).triu(1)
        new = q @ k.transpose(2, 3)
        new = new.masked_fill(future != 0, -1e9)
        if past is None:
            w = new.softmax(-1)
            y = w @ v
        else:
            pk, pv = past
            w = torch.cat([q @ pk.transpose(2, 3), new], -1).softmax(-1)
            n = pk.size(2)
            y = w[..., :n] @ pv + w[..., n:] @ v
            if use_cache:
                k, v = torch.cat([pk, k], 2), torch.cat([pv, v], 2)
        y = y.transpose(1, 2).contiguous().view(B, T, M)
        return (self.c_proj(y), (k, v)) if use_cache else (self.c_proj(y), None)
