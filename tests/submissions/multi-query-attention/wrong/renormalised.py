# wrong: mask: weights are masked and renormalised after the softmax, which underflows under a large masked score
import torch
from torch import nn


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.h, self.d = num_heads, d_model // num_heads
        self.w_qkv = nn.Linear(d_model, d_model + 2 * self.d)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        q, k, v = self.w_qkv(x).split([self.h * self.d, self.d, self.d], dim=2)
        s = torch.einsum("bnhd,bmd->bhnm", q.unflatten(2, (self.h, self.d)), k) / self.d**0.5
        w = s.softmax(-1)
        if mask is not None:
            w = w * mask
            w = w / (w.sum(-1, keepdim=True) + 1e-12)
        return self.w_o(torch.einsum("bhnm,bmd->bnhd", w, v).flatten(2)), w
