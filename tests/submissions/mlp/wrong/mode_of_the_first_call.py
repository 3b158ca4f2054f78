# wrong: dropout: whether it is training is asked once, when the module is first called
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.drop = drop
        self.mode = None

    def forward(self, x):
        if self.mode is None:
            self.mode = self.training
        h = F.dropout(F.gelu(self.fc1(x)), self.drop, self.mode)
        return F.dropout(self.fc2(h), self.drop, self.mode)
