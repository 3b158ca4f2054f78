# wrong: gradient: the variance alone is detached
import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        self.shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
        self.eps = eps
        self.a = elementwise_affine
        if elementwise_affine:
            self.weight = nn.Parameter(torch.ones(self.shape))
            self.bias = nn.Parameter(torch.zeros(self.shape))

    def forward(self, x):
        d = tuple(range(-len(self.shape), 0))
        m = x.mean(d, keepdim=True)
        v = ((x - m) ** 2).mean(d, keepdim=True)
        v = v.detach()
        y = (x - m) / torch.sqrt(v + self.eps)
        if self.a:
            y = y * self.weight + self.bias
        return y
