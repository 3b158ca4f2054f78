# wrong: gradient: row 0 is a padding row of nn.Embedding, and gets no gradient
import torch
from torch import nn


class LearnedPositionEncoding(nn.Embedding):
    def __init__(self, max_len, d_model):
        super().__init__(max_len, d_model, padding_idx=0)

    def forward(self, x):
        if x.size(1) > self.num_embeddings:
            raise ValueError("too long")
        return x + super().forward(torch.arange(x.size(1)))
