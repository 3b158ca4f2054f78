# right: chunk into three, einsum without any transposition, softmax by hand
import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, dim, num_heads=8, qkv_bias=False):
        super().__init__()
        self.h = num_heads
        self.qkv = nn.Linear(dim, 3 * dim, bias=bool(qkv_bias))
        self.proj = nn.Linear(dim, dim, bias=True)

    def forward(self, x):
        q, k, v = (t.unflatten(-1, (self.h, -1)) for t in self.qkv(x).chunk(3, dim=-1))
        s = torch.einsum("bnhd,bmhd->bhnm", q, k) / q.shape[-1] ** 0.5
        e = torch.exp(s - s.amax(dim=-1, keepdim=True))
        out = torch.einsum("bhnm,bmhd->bnhd", e / e.sum(-1, keepdim=True), v)
        return self.proj(out.flatten(-2))
