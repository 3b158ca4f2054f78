# wrong: state: weight and bias exist without elementwise_affine too
import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        if isinstance(normalized_shape, int):
            normalized_shape = (normalized_shape,)
        self.nd = len(normalized_shape)
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(normalized_shape), requires_grad=elementwise_affine)
        self.bias = nn.Parameter(torch.zeros(normalized_shape), requires_grad=elementwise_affine)

    def forward(self, x):
        axes = tuple(range(x.dim() - self.nd, x.dim()))
        mean = x.mean(axes, keepdim=True)
        var = x.var(axes, unbiased=False, keepdim=True)
        return self.weight * (x - mean) / torch.sqrt(var + self.eps) + self.bias
