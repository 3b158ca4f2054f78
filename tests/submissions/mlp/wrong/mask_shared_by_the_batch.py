# wrong: dropout: one mask over the features for all tokens of a call, as in variational dropout
import torch
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.drop = drop

    def masked(self, x):
        return x * F.dropout(x.new_ones(x.shape[-1]), self.drop, self.training)

    def forward(self, x):
        return self.masked(self.fc2(self.masked(F.gelu(self.fc1(x)))))
