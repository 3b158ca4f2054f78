# wrong: dropout: the masks of the first call of a shape are kept and used again
import torch
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.keep = 1 - drop
        self.masks = {}

    def dropout(self, x, name):
        if not self.training:
            return x
        key = name, x.shape
        if key not in self.masks:
            self.masks[key] = (torch.rand(x.shape) < self.keep).to(x.dtype) / self.keep
        return x * self.masks[key]

    def forward(self, x):
        x = self.dropout(F.gelu(self.fc1(x)), "hidden")
        return self.dropout(self.fc2(x), "out")
