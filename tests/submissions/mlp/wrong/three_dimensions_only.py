# wrong: shape: only inputs of three dimensions are taken
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
        B, N, C = x.shape
        h = self.drop(F.gelu(self.fc1(x.reshape(B * N, C))))
        return self.drop(self.fc2(h)).view(B, N, -1)
