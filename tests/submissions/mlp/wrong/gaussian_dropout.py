# wrong: dropout: multiplies by normal noise of the same mean and variance instead of zeroing elements
import torch
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.std = (drop / (1 - drop)) ** 0.5

    def noisy(self, x):
        return x * (1 + self.std * torch.randn_like(x)) if self.training else x

    def forward(self, x):
        return self.noisy(self.fc2(self.noisy(F.gelu(self.fc1(x)))))
