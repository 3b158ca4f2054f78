# wrong: dropout: the samples of a batch share a mask over tokens and features
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.drop = drop

    def masked(self, x):
        if x.dim() < 3:
            return F.dropout(x, self.drop, self.training)
        return x * F.dropout(x.new_ones(x.shape[1:]), self.drop, self.training)

    def forward(self, x):
        return self.masked(self.fc2(self.masked(F.gelu(self.fc1(x)))))
