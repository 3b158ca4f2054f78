# right: everything becomes a matrix of rows, statistics by einsum, the shape is restored at the end
import math

import torch
from torch import nn


class LayerNorm(nn.Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
        super(LayerNorm, self).__init__()
        if not isinstance(normalized_shape, (tuple, list)):
            normalized_shape = [normalized_shape]
        self.n = math.prod(normalized_shape)
        self.eps = eps
        self.affine = bool(elementwise_affine)
        if self.affine:
            self.weight = nn.Parameter(torch.ones(*normalized_shape))
            self.bias = nn.Parameter(torch.zeros(*normalized_shape))

    def forward(self, x):
        rows = x.reshape(-1, self.n)
        average = x.new_full((self.n,), 1.0 / self.n)
        centred = rows - (rows @ average)[:, None]
        deviation = (torch.einsum("rn,rn->r", centred, centred) / self.n + self.eps) ** 0.5
        rows = centred / deviation.unsqueeze(1)
        if self.affine:
            rows = rows * self.weight.flatten() + self.bias.flatten()
        return rows.view(x.shape)
