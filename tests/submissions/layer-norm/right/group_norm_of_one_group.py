# right: every vector is one sample of a group normalisation with a single group
import math
import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super().__init__()
        self.s = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(self.s)) if elementwise_affine else None
        self.bias = nn.Parameter(torch.zeros(self.s)) if elementwise_affine else None

    def forward(self, x):
        n = math.prod(self.s)
        y = torch.group_norm(x.reshape(-1, n), 1, eps=self.eps).reshape(x.shape)
        if self.weight is not None:
            y = y * self.weight + self.bias
        return y
