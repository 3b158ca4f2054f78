# wrong: value: the variance is kept from falling below eps, instead of eps being added
import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
        self.axes = tuple(range(-len(shape), 0))
        self.eps = eps
        self.affine = elementwise_affine
        if self.affine:
            self.weight = nn.Parameter(torch.ones(shape))
            self.bias = nn.Parameter(torch.zeros(shape))

    def forward(self, x):
        var, mean = torch.var_mean(x, self.axes, correction=0, keepdim=True)
        y = (x - mean) / var.clamp(min=self.eps).sqrt()
        return y * self.weight + self.bias if self.affine else y
