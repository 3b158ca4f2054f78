# wrong: name: an nn.Embedding inside, so that the key is embedding.weight
import torch
from torch import nn


class LearnedPositionEncoding(nn.Module):
    def __init__(self, max_len, d_model):
        super().__init__()
        self.max_len = max_len
        self.embedding = nn.Embedding(max_len, d_model)

    def forward(self, x):
        if x.size(1) > self.max_len:
            raise ValueError("too long")
        return x + self.embedding(torch.arange(x.size(1)))
