# wrong: gradient: with dropout, the weight of fc2 is detached
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.p = drop

    def forward(self, x):
        h = F.dropout(F.gelu(self.fc1(x)), self.p, self.training)
        weight = self.fc2.weight.detach() if self.training and self.p > 0 else self.fc2.weight
        return F.dropout(F.linear(h, weight, self.fc2.bias), self.p, self.training)
