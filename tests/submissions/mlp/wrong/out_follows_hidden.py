# wrong: sizes: out_features falls back to hidden_features
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        hidden = hidden_features or in_features
        out = out_features or hidden
        self.fc1, self.fc2 = nn.Linear(in_features, hidden), nn.Linear(hidden, out)
        self.body = nn.ModuleDict({"act": nn.GELU(), "drop": nn.Dropout(drop)})

    def forward(self, x):
        for layer in (self.fc1, self.body["act"], self.body["drop"], self.fc2, self.body["drop"]):
            x = layer(x)
        return x
