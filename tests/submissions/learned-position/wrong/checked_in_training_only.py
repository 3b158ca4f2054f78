# wrong: length: checked while training only; in evaluation the sequence is cut
import torch
from torch import nn


class LearnedPositionEncoding(nn.Module):
    def __init__(self, max_len, d_model):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(max_len, d_model))

    def forward(self, x):
        limit = self.weight.shape[0]
        if self.training and x.shape[1] > limit:
            raise ValueError("too long")
        x = x[:, :limit]
        return x + self.weight[: x.shape[1]]
