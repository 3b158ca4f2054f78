# slow: the queries are padded with zeros to S rows, S x S scores are computed and the last T rows kept
import torch
import torch.nn as nn
import torch.nn.functional as F


class CachedSelfAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.head_dim = d_model // num_heads
        self.c_attn = nn.Linear(d_model, d_model * 3)
        self.c_proj = nn.Linear(d_model, d_model)

    def forward(self, x, past=None, use_cache=False):
        b, t, d = x.shape
        qkv = self.c_attn(x).view(b, t, 3, self.num_heads, self.head_dim)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        if past is not None:
            k = torch.cat([past[0], k], dim=2)
            v = torch.cat([past[1], v], dim=2)
        s = k.size(2)
        q = F.pad(q, (0, 0, s - t, 0))  # b, h, s, head_dim
        scores = torch.einsum("bhid,bhjd->bhij", q, k) / self.head_dim**0.5
        future = torch.arange(s)[None, :] > torch.arange(s)[:, None]
        probs = scores.masked_fill(future, float("-inf")).softmax(dim=-1)
        y = (probs @ v)[:, :, s - t :]
        y = self.c_proj(y.transpose(1, 2).reshape(b, t, d))
        return y, ((k, v) if use_cache else None)
