# wrong: bias: the bias is there, but only the weight of qkv is used
import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, dim, num_heads=8, qkv_bias=False):
        super().__init__()
        self.h, self.scale = num_heads, (dim // num_heads) ** -0.5
        self.qkv = nn.Linear(dim, 3 * dim, bias=qkv_bias)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        weights = self.qkv.weight.split(x.shape[-1])
        q, k, v = ((x @ w.T).unflatten(2, (self.h, -1)).transpose(1, 2) for w in weights)
        w = (q @ k.mT * self.scale).softmax(-1)
        return self.proj((w @ v).transpose(1, 2).reshape(x.shape))
