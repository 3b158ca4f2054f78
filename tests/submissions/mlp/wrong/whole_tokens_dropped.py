# wrong: dropout: all features of a token are dropped together (a mask of shape (..., 1))
import torch
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.p = drop

    def token_drop(self, x):
        if not self.training:
            return x
        keep = torch.rand(*x.shape[:-1], 1, dtype=x.dtype) > self.p
        return x * keep / (1 - self.p)

    def forward(self, x):
        return self.token_drop(self.fc2(self.token_drop(F.gelu(self.fc1(x)))))
