# right: the rows are looked up by index with F.embedding, the parameter starts at zero
import torch
import torch.nn as nn
import torch.nn.functional as F


class LearnedPositionEncoding(nn.Module):
    def __init__(self, max_len, d_model):
        super().__init__()
        self.max_len = max_len
        self.weight = nn.Parameter(torch.zeros(max_len, d_model))
        nn.init.trunc_normal_(self.weight, std=0.02)

    def forward(self, x):
        B, T, _ = x.shape
        if T > self.max_len:
            raise ValueError("sequence too long")
        positions = torch.arange(T, device=x.device).unsqueeze(0).expand(B, T)
        return x + F.embedding(positions, self.weight)
