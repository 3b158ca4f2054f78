# right: GELU from erf and dropout from uniform random numbers, both by hand, in modules of their own
import math

import torch
from torch import nn


class Gelu(nn.Module):
    def forward(self, z):
        return 0.5 * z * (1 + torch.erf(z / math.sqrt(2)))


class Dropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, z):
        if not self.training or self.p == 0:
            return z
        keep = torch.rand_like(z) >= self.p
        return torch.where(keep, z / (1 - self.p), torch.zeros_like(z))


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.gelu, self.drop1, self.drop2 = Gelu(), Dropout(drop), Dropout(drop)

    def forward(self, x):
        return self.drop2(self.fc2(self.drop1(self.gelu(self.fc1(x)))))
