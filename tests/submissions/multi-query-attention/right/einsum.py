# right: einsum with keys and values without a head dimension, masked with -1e9
import torch
from torch import nn


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.h, self.d = num_heads, d_model // num_heads
        self.w_qkv = nn.Linear(d_model, (num_heads + 2) * self.d)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        heads = self.w_qkv(x).unflatten(-1, (self.h + 2, self.d))
        q, k, v = heads[..., : self.h, :], heads[..., -2, :], heads[..., -1, :]
        logits = torch.einsum("bnhd,bmd->bhnm", q, k) * self.d**-0.5
        if mask is not None:
            logits = torch.where(mask, logits, -1e9)
        weights = logits.softmax(-1)
        out = torch.einsum("bhnm,bmd->bnhd", weights, v)
        return self.w_o(out.flatten(2)), weights
