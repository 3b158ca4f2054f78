# wrong: merge: the heads are stacked behind their features
import torch
from torch import nn


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.h, self.d = num_heads, d_model // num_heads
        self.w_qkv = nn.Linear(d_model, d_model + 2 * self.d)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        *queries, k, v = self.w_qkv(x).split(self.d, dim=2)
        outs, weights = [], []
        for h, q in enumerate(queries):
            s = q @ k.transpose(1, 2) / self.d**0.5
            if mask is not None:
                m = mask.expand(x.size(0), self.h, x.size(1), x.size(1))[:, h]
                s = torch.where(m, s, -torch.inf)
            weights.append(s.softmax(-1))
            outs.append(weights[-1] @ v)
        return self.w_o(torch.stack(outs, dim=-1).flatten(2)), torch.stack(weights, dim=1)
