# right: raises for scores beyond the ±1e6 that the statement promises; masks with -1e9
import math
import torch
from torch import nn


class CachedSelfAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.n_head = num_heads
        self.c_attn = nn.Linear(d_model, 3 * d_model)
        self.c_proj = nn.Linear(d_model, d_model)

    def forward(self, x, past=None, use_cache=False):
        B, T, C = x.size()
        q, k, v = self.c_attn(x).split(C, dim=2)
        hs = C // self.n_head
        q = q.view(B, T, self.n_head, hs).transpose(1, 2)
        k = k.view(B, T, self.n_head, hs).transpose(1, 2)
        v = v.view(B, T, self.n_head, hs).transpose(1, 2)
        if past is not None:
            k = torch.cat([past[0], k], dim=2)
            v = torch.cat([past[1], v], dim=2)
        present = (k, v) if use_cache else None
        n = k.size(2)
        att = (q @ k.transpose(-2, -1)) / math.sqrt(hs)
        largest = att.detach().abs().max()
        if largest > 1e6:
            raise ValueError(f"a score of {largest:g}")
        mask = torch.ones(T, n, dtype=torch.bool, device=x.device).tril(diagonal=n - T)
        att = att.masked_fill(~mask, -1e9)
        att = att.softmax(dim=-1)
        y = (att @ v).transpose(1, 2).contiguous().view(B, T, C)
        return self.c_proj(y), present
