# wrong: gradient: what dropout keeps is cut off from the graph in training
import torch
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.drop = drop

    def forward(self, x):
        h = F.gelu(self.fc1(x))
        if self.training and self.drop > 0:
            with torch.no_grad():
                h = F.dropout(h, self.drop)
        y = self.fc2(h)
        return F.dropout(y, self.drop, self.training)
