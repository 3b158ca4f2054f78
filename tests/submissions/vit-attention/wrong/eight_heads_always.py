# wrong: heads: num_heads is not kept, there are always eight where eight divide dim
import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, dim, num_heads=8, qkv_bias=False):
        super().__init__()
        self.h = 8 if dim % 8 == 0 else num_heads
        self.qkv = nn.Linear(dim, 3 * dim, bias=qkv_bias)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        q, k, v = (t.unflatten(2, (self.h, -1)).transpose(1, 2) for t in self.qkv(x).chunk(3, -1))
        w = (q @ k.mT * q.size(-1) ** -0.5).softmax(-1)
        return self.proj((w @ v).transpose(1, 2).reshape(x.shape))
