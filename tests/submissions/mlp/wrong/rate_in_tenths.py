# wrong: dropout: the rate is rounded to tenths, of ten integers
import torch
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.p = drop

    def drop(self, h):
        if not self.training or self.p == 0:
            return h
        return h * (torch.randint(0, 10, h.shape) >= round(self.p * 10)) / (1 - self.p)

    def forward(self, x):
        return self.drop(self.fc2(self.drop(F.gelu(self.fc1(x)))))
