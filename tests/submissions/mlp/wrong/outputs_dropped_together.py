# wrong: dropout: hidden units are dropped one by one, but the outputs of a token all together
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
        y = self.fc2(self.drop(F.gelu(self.fc1(x))))
        return y * self.drop(y.new_ones(*y.shape[:-1], 1))
