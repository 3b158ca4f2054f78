# wrong: input: x is centred in place where no gradient is asked for
import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        shape = (normalized_shape,) if isinstance(normalized_shape, int) else normalized_shape
        self.axes = tuple(range(-len(shape), 0))
        self.eps = eps
        self.affine = elementwise_affine
        if self.affine:
            self.weight = nn.Parameter(torch.ones(shape))
            self.bias = nn.Parameter(torch.zeros(shape))

    def forward(self, x):
        mean = x.mean(self.axes, keepdim=True)
        x = x - mean if x.requires_grad else x.sub_(mean)
        y = x / torch.sqrt(x.pow(2).mean(self.axes, keepdim=True) + self.eps)
        return y * self.weight + self.bias if self.affine else y
