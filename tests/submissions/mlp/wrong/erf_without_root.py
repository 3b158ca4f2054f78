# wrong: GELU: erf of z instead of z over the root of 2
import torch
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.drop = nn.Dropout(drop)

    def forward(self, x):
        z = self.fc1(x)
        z = self.drop(z * (1 + torch.erf(z)) / 2)
        return self.drop(self.fc2(z))
