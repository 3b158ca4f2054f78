# right: einsum on (B, T, H, d), the mask from positions by comparison, finfo.min by torch.where
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
        qkv = self.c_attn(x).reshape(B, T, 3, self.h, self.d)
        q, k, v = qkv[:, :, 0], qkv[:, :, 1].permute(0, 2, 1, 3), qkv[:, :, 2].permute(0, 2, 1, 3)
        P = 0
        if past is not None:
            P = past[0].shape[2]
            k, v = (torch.cat(pair, dim=-2) for pair in zip(past, (k, v)))
        s = torch.einsum("bthd,bhsd->bhts", q, k) * self.d**-0.5
        rows = torch.arange(P, P + T).unsqueeze(1)
        cols = torch.arange(P + T).unsqueeze(0)
        s = torch.where(cols <= rows, s, torch.finfo(s.dtype).min)
        y = torch.einsum("bhts,bhsd->bthd", torch.softmax(s, -1), v)
        return self.c_proj(y.reshape(B, T, M)), ((k, v) if use_cache else None)
