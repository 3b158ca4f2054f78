# wrong: view: the values alone are viewed as (B, H, N, head_dim) without a transposition
import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, dim, num_heads=8, qkv_bias=False):
        super().__init__()
        self.h = num_heads
        self.qkv = nn.Linear(dim, 3 * dim, bias=qkv_bias)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        B, N, C = x.shape
        q, k, v = self.qkv(x).split(C, dim=2)
        q = q.reshape(B, N, self.h, -1).transpose(1, 2)
        k = k.reshape(B, N, self.h, -1).permute(0, 2, 3, 1)
        v = v.reshape(B, self.h, N, -1)
        w = torch.softmax(q @ k / q.size(-1) ** 0.5, dim=-1)
        return self.proj(torch.einsum("bhij,bhjd->bihd", w, v).reshape(B, N, C))
