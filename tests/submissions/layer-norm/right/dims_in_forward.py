# right: explicit dims found in forward, abs and pow, a constructor with further options
import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, device=None, dtype=None):
        super().__init__()
        self.normalized_shape = normalized_shape
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        if elementwise_affine:
            self.weight = nn.Parameter(torch.ones(normalized_shape, device=device, dtype=dtype))
            self.bias = nn.Parameter(torch.zeros(normalized_shape, device=device, dtype=dtype))

    def forward(self, x):
        if isinstance(self.normalized_shape, int):
            dim = (x.ndim - 1,)
        else:
            dim = tuple(range(x.ndim - len(self.normalized_shape), x.ndim))
        mu = torch.mean(x, dim=dim, keepdim=True)
        variance = torch.mean(torch.abs(x - mu) ** 2, dim=dim, keepdim=True)
        y = torch.div(x - mu, torch.pow(variance + self.eps, 0.5))
        if not self.elementwise_affine:
            return y
        return self.weight * y + self.bias
