# wrong: shape: the parameter has a batch dimension of 1, as in ViT
import torch
from torch import nn


class LearnedPositionEncoding(nn.Module):
    def __init__(self, max_len, d_model):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1, max_len, d_model))

    def forward(self, x):
        if x.size(1) > self.weight.size(1):
            raise ValueError("too long")
        return x + self.weight[:, : x.size(1)]
