# wrong: dropout: hidden units and outputs of the same width get the same mask
import torch
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.drop = nn.Dropout(drop)

    def forward(self, x):
        hidden = F.gelu(self.fc1(x))
        mask = self.drop(torch.ones_like(hidden))
        y = self.fc2(hidden * mask)
        return y * mask if y.shape == mask.shape else self.drop(y)
