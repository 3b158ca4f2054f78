# wrong: state: the position runs on from call to call, until the table ends
import torch
from torch import nn


class LearnedPositionEncoding(nn.Module):
    def __init__(self, max_len, d_model):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(max_len, d_model))
        self.past = 0
    def forward(self, x):
        T = x.size(1)
        if T > self.weight.size(0):
            raise ValueError
        if self.past + T > self.weight.size(0):
            self.past = 0
        w = self.weight[self.past:self.past + T]
        self.past += T
        return x + w
