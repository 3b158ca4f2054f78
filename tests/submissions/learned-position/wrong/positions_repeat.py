# wrong: length: positions beyond max_len start again at row 0
import torch
from torch import nn


class LearnedPositionEncoding(nn.Module):
    def __init__(self, max_len, d_model):
        super().__init__()
        self.max_len = max_len
        self.weight = nn.Parameter(torch.randn(max_len, d_model))

    def forward(self, x):
        index = torch.arange(x.size(1)) % self.max_len
        return x + self.weight.index_select(0, index)[None]
