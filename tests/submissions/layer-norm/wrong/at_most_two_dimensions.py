# wrong: axes: a tuple of three is normalised over its last two
import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        self.dim = -1 if isinstance(normalized_shape, int) else (-2, -1)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        if elementwise_affine:
            self.weight = nn.Parameter(torch.ones(normalized_shape))
            self.bias = nn.Parameter(torch.zeros(normalized_shape))

    def forward(self, x):
        mean = x.mean(dim=self.dim, keepdim=True)
        var = x.var(dim=self.dim, keepdim=True, unbiased=False)
        x = (x - mean) / (var + self.eps) ** 0.5
        return x * self.weight + self.bias if self.elementwise_affine else x
