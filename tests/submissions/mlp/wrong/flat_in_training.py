# wrong: shape: tokens are flattened to rows in training, and stay so
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.p = drop

    def forward(self, x):
        if self.training and self.p > 0:
            x = x.reshape(-1, x.shape[-1])
        h = F.dropout(F.gelu(self.fc1(x)), self.p, self.training)
        return F.dropout(self.fc2(h), self.p, self.training)
