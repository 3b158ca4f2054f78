# right: functional style, bare parameters in submodules used through F.linear, F.dropout with self.training
import torch.nn as nn
import torch.nn.functional as F


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super(Mlp, self).__init__()
        if hidden_features is None:
            hidden_features = in_features
        if out_features is None:
            out_features = in_features
        self.p = drop
        self.fc1 = nn.Linear(in_features, hidden_features, bias=True)
        self.fc2 = nn.Linear(hidden_features, out_features, bias=True)

    def forward(self, x):
        h = F.gelu(F.linear(x, self.fc1.weight, self.fc1.bias))
        h = F.dropout(h, p=self.p, training=self.training)
        y = F.linear(h, self.fc2.weight, self.fc2.bias)
        return F.dropout(y, p=self.p, training=self.training)
