# wrong: state: weight and bias have the last size only, and broadcast
import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        shape = (normalized_shape,) if isinstance(normalized_shape, int) else normalized_shape
        self.axes = [i - len(shape) for i in range(len(shape))]
        self.eps = eps
        self.affine = elementwise_affine
        if self.affine:
            self.weight = nn.Parameter(torch.ones(shape[-1]))
            self.bias = nn.Parameter(torch.zeros(shape[-1]))

    def forward(self, x):
        var, mean = torch.var_mean(x, self.axes, correction=0, keepdim=True)
        y = (x - mean) * (var + self.eps).rsqrt()
        return torch.addcmul(self.bias, y, self.weight) if self.affine else y
