# wrong: mask: -8e5 does not mask scores where the allowed ones are near -1e6
import math
import torch
from torch import nn


class RelativeMultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads, max_distance):
        super().__init__()
        self.num_heads = num_heads
        self.head_dim = d_model // num_heads
        self.max_distance = max_distance
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)
        self.rel_k = nn.Parameter(torch.randn(2 * max_distance + 1, self.head_dim) * 0.02)
        self.rel_v = nn.Parameter(torch.randn(2 * max_distance + 1, self.head_dim) * 0.02)

    def forward(self, x, mask=None):
        B, T, D = x.shape
        q = self.w_q(x).view(B, T, self.num_heads, self.head_dim).transpose(1, 2)
        k = self.w_k(x).view(B, T, self.num_heads, self.head_dim).transpose(1, 2)
        v = self.w_v(x).view(B, T, self.num_heads, self.head_dim).transpose(1, 2)
        pos = torch.arange(T, device=x.device)
        r = (pos[None, :] - pos[:, None]).clamp(-self.max_distance, self.max_distance) + self.max_distance
        rk = self.rel_k[r]
        rv = self.rel_v[r]
        scores = q @ k.transpose(-2, -1) + torch.einsum("bhid,ijd->bhij", q, rk)
        scores = scores / math.sqrt(self.head_dim)
        if mask is not None:
            scores = scores.masked_fill(~mask, -8e5)
        w = torch.softmax(scores, dim=-1)
        out = w @ v + torch.einsum("bhij,ijd->bhid", w, rv)
        out = out.transpose(1, 2).reshape(B, T, D)
        return self.w_o(out)
