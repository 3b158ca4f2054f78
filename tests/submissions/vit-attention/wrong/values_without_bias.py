# wrong: bias: the values get none; queries and keys do
import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, dim, num_heads=8, qkv_bias=False):
        super().__init__()
        self.h, self.scale = num_heads, (dim // num_heads) ** -0.5
        self.qkv = nn.Linear(dim, 3 * dim, bias=qkv_bias)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        B, N, C = x.shape
        qk = nn.functional.linear(x, self.qkv.weight[: 2 * C], self.qkv.bias[: 2 * C] if self.qkv.bias is not None else None)
        v = x @ self.qkv.weight[2 * C :].T
        q, k = qk.view(B, N, 2, self.h, -1).permute(2, 0, 3, 1, 4)
        v = v.view(B, N, self.h, -1).transpose(1, 2)
        w = torch.einsum("bhid,bhjd->bhij", q, k).mul(self.scale).softmax(-1)
        return self.proj(torch.einsum("bhij,bhjd->bihd", w, v).flatten(2))
