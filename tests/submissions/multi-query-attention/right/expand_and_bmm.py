# right: keys and values expanded to all heads, heads folded into the batch, bmm, an additive float mask
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model: int, num_heads: int) -> None:
        super().__init__()
        assert d_model % num_heads == 0
        self.d_model = d_model
        self.num_heads = num_heads
        self.head_dim = d_model // num_heads
        self.w_qkv = nn.Linear(d_model, d_model + 2 * self.head_dim, bias=True)
        self.w_o = nn.Linear(d_model, d_model, bias=True)

    def forward(self, x, mask=None):
        b, n, _ = x.size()
        qkv = self.w_qkv(x)
        q = qkv[:, :, : self.d_model].view(b, n, self.num_heads, self.head_dim).permute(0, 2, 1, 3)
        k = qkv[:, :, self.d_model : -self.head_dim].unsqueeze(1).expand(b, self.num_heads, n, self.head_dim)
        v = qkv[:, :, -self.head_dim :].unsqueeze(1).expand(b, self.num_heads, n, self.head_dim)
        q, k, v = (t.reshape(b * self.num_heads, n, self.head_dim) for t in (q, k, v))
        logits = (torch.bmm(q, k.transpose(1, 2)) / math.sqrt(self.head_dim)).view(b, self.num_heads, n, n)
        if mask is not None:
            logits = logits + torch.zeros_like(logits).masked_fill(~mask, float("-inf"))
        p = F.softmax(logits, dim=-1)
        out = torch.bmm(p.view(-1, n, n), v).view(b, self.num_heads, n, self.head_dim)
        return self.w_o(out.transpose(1, 2).contiguous().view(b, n, self.d_model)), p
