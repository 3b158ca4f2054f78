# wrong: length: more samples than positions are refused
import torch
from torch import nn


class LearnedPositionEncoding(nn.Module):
    def __init__(self, max_len, d_model):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(max_len, d_model))
    def forward(self, x):
        if len(x) > self.weight.size(0) or x.size(1) > self.weight.size(0):
            raise ValueError
        return x + self.weight[:x.size(1)]
