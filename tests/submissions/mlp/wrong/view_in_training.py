# wrong: layout: views a strided input as rows, though only with dropout in training
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.p = drop

    def drop(self, h):
        return F.dropout(h, self.p, self.training)

    def forward(self, x):
        rows = x.view(-1, x.shape[-1]) if self.training and self.p > 0 else x
        y = self.drop(self.fc2(self.drop(F.gelu(self.fc1(rows)))))
        return y.reshape(*x.shape[:-1], -1)
