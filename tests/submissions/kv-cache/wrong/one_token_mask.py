# wrong: causal: the mask is made only when there is no past, a chunk after a past sees its own future
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
        s = q @ k.mT / math.sqrt(self.d)
        if T == k.size(2):
            s = s + torch.full((T, T), -math.inf).triu(1).to(s.dtype)
        y = (s.softmax(-1) @ v).transpose(1, 2).reshape(B, T, M)
        return self.c_proj(y), ((k, v) if use_cache else None)
