# problem: layer-norm
# group: dressed up
# does: Is a module that is right in evaluation and wrong in training.
# verdict: failed

import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        if isinstance(normalized_shape, int):
            normalized_shape = (normalized_shape,)
        self.dims, self.eps = tuple(range(-len(normalized_shape), 0)), eps
        self.weight = self.bias = None
        if elementwise_affine:
            self.weight = nn.Parameter(torch.ones(normalized_shape))
            self.bias = nn.Parameter(torch.zeros(normalized_shape))

    def forward(self, x):
        x = x - x.mean(self.dims, keepdim=True)
        x = x / torch.sqrt(x.square().mean(self.dims, keepdim=True) + self.eps)
        x = x if self.weight is None else x * self.weight + self.bias
        return x * 1.01 if self.training else x
