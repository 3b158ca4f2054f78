import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        if isinstance(normalized_shape, int):
            normalized_shape = (normalized_shape,)
        self.dims = tuple(range(-len(normalized_shape), 0))  # the last ones
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        if elementwise_affine:
            self.weight = nn.Parameter(torch.ones(normalized_shape))
            self.bias = nn.Parameter(torch.zeros(normalized_shape))

    def forward(self, x):  # (..., *normalized_shape)
        centred = x - x.mean(self.dims, keepdim=True)  # the mean is (..., 1, ..., 1)
        var = centred.square().mean(self.dims, keepdim=True)  # biased
        x_hat = centred / torch.sqrt(var + self.eps)
        return x_hat * self.weight + self.bias if self.elementwise_affine else x_hat
