# wrong: accuracy: the variance from the sums of x and of x*x, in the dtype of the input
import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
        self.axes = tuple(range(-len(shape), 0))
        self.count = torch.Size(shape).numel()
        self.eps = eps
        self.affine = elementwise_affine
        if self.affine:
            self.weight = nn.Parameter(torch.ones(shape))
            self.bias = nn.Parameter(torch.zeros(shape))

    def forward(self, x):
        total = x.sum(self.axes, keepdim=True)
        squares = (x * x).sum(self.axes, keepdim=True)
        var = (squares - total * total / self.count) / self.count
        y = (x - total / self.count) / torch.sqrt(torch.relu(var) + self.eps)
        return y * self.weight + self.bias if self.affine else y
