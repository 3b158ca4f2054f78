# right: a loop over the tokens, masks in float32 from torch.bernoulli
import torch
import torch.nn.functional as F
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        hidden = in_features if hidden_features is None else hidden_features
        self.fc1 = nn.Linear(in_features, hidden)
        self.fc2 = nn.Linear(hidden, in_features if out_features is None else out_features)
        self.keep = 1.0 - drop

    def masked(self, h):
        if not self.training:
            return h
        return h * torch.bernoulli(torch.full(h.shape, self.keep)).to(h.dtype) / self.keep

    def forward(self, x):
        rows = []
        for token in x.reshape(-1, x.shape[-1]):
            rows.append(self.masked(self.fc2(self.masked(F.gelu(self.fc1(token))))))
        return torch.stack(rows).reshape(*x.shape[:-1], -1)
