import math

import torch
from torch import nn


class CachedSelfAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.c_attn = nn.Linear(d_model, 3 * d_model)
        self.c_proj = nn.Linear(d_model, d_model)

    def split_heads(self, x):  # (B, T, d_model) -> (B, H, T, head_dim)
        return x.unflatten(-1, (self.num_heads, -1)).transpose(1, 2)

    def forward(self, x, past=None, use_cache=False):
        q, k, v = map(self.split_heads, self.c_attn(x).chunk(3, dim=-1))
        if past is not None:
            past_k, past_v = past
            k = torch.cat([past_k, k], dim=2)  # (B, H, S, head_dim), S = past + T
            v = torch.cat([past_v, v], dim=2)
        present = (k, v) if use_cache else None
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))  # (B, H, T, S)
        past_length = k.size(2) - x.size(1)
        causal = torch.ones_like(scores, dtype=torch.bool).tril(past_length)
        weights = scores.masked_fill(~causal, float("-inf")).softmax(dim=-1)
        heads = weights @ v  # (B, H, T, head_dim)
        return self.c_proj(heads.transpose(1, 2).flatten(2)), present
