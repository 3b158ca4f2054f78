# wrong: mask: (N, N) is taken for (B, N) where there are as many samples as tokens
import math
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.d_out = d_out
        self.w_q = nn.Linear(d_in, d_out, bias=False)
        self.w_k = nn.Linear(d_in, d_out, bias=False)
        self.w_v = nn.Linear(d_in, d_out, bias=False)

    def forward(self, x, mask=None):
        q = self.w_q(x)
        k = self.w_k(x)
        v = self.w_v(x)
        scores = q @ k.transpose(-2, -1) / math.sqrt(self.d_out)
        if mask is not None:
            m = mask.unsqueeze(1) if mask.dim() == 2 and mask.shape[0] == x.shape[0] else mask
            scores = scores.masked_fill(~m, float("-inf"))
        weights = torch.softmax(scores, dim=-1)
        return weights @ v, weights
