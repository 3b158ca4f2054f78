import torch
from torch import nn


class LearnedPositionEncoding(nn.Module):
    def __init__(self, max_len, d_model):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(max_len, d_model))

    def forward(self, x):  # (B, T, d_model)
        max_len, length = len(self.weight), x.size(1)
        if length > max_len:
            raise ValueError(f"{length} positions, but only {max_len} have a vector")
        return x + self.weight[:length]  # (T, d_model), the same for the whole batch
