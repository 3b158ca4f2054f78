# wrong: dropout: inputs of four dimensions lose whole channels, through F.dropout2d
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden_features or in_features)
        self.fc2 = nn.Linear(hidden_features or in_features, out_features or in_features)
        self.p = drop

    def drop(self, h):
        dropout = F.dropout2d if h.dim() == 4 else F.dropout
        return dropout(h, self.p, self.training)

    def forward(self, x):
        return self.drop(self.fc2(self.drop(F.gelu(self.fc1(x)))))
