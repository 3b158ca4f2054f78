# wrong: scale: the larger of the two sizes is taken for d_out
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.w_q, self.w_k, self.w_v = (nn.Linear(d_in, d_out, bias=False) for _ in range(3))
        self.scale = max(d_in, d_out) ** -0.5

    def forward(self, x, mask=None):
        q, k, v = (layer(x) for layer in (self.w_q, self.w_k, self.w_v))
        s = torch.matmul(q * self.scale, k.transpose(1, 2))
        if mask is not None:
            s.masked_fill_(~mask, float("-inf"))
        w = torch.nn.functional.softmax(s, dim=-1)
        return torch.matmul(w, v), w
