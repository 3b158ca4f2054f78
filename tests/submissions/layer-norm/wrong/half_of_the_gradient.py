# wrong: gradient: the deviation is computed under no_grad, the mean is not
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
        centred = x - x.mean(self.axes, keepdim=True)
        with torch.no_grad():
            scale = torch.rsqrt(centred.pow(2).mean(self.axes, keepdim=True) + self.eps)
        y = centred * scale
        return y * self.weight + self.bias if self.affine else y
