# right: a loop over the tokens, narrow and stack, the error by a subclass of ValueError
import torch
from torch import nn


class TooLong(ValueError):
    pass


class LearnedPositionEncoding(nn.Module):
    def __init__(self, max_len, d_model):
        super().__init__()
        self.limit = max_len
        self.weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(max_len, d_model)))

    def forward(self, x):
        if x.size(1) > self.limit:
            raise TooLong
        return torch.stack([x[:, t] + self.weight.select(0, t) for t in range(x.size(1))], dim=1)
