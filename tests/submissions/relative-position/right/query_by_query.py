# right: one head and one query after another; the rows of a query by list indexing; softmax by logsumexp
import math

import torch
from torch import nn


class RelativeMultiHeadAttention(nn.Module):
    def __init__(self, d_model: int, num_heads: int, max_distance: int) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.head_dim = d_model // num_heads
        self.max_distance = max_distance
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)
        self.rel_k = nn.Parameter(torch.rand(2 * max_distance + 1, self.head_dim))
        self.rel_v = nn.Parameter(torch.rand(2 * max_distance + 1, self.head_dim))

    def forward(self, x, mask=None):
        B, T, _ = x.shape
        if mask is not None:
            mask = torch.broadcast_to(mask, (B, self.num_heads, T, T))
        parts = [f(x).split(self.head_dim, dim=2) for f in (self.w_q, self.w_k, self.w_v)]
        heads = []
        for h, (q, k, v) in enumerate(zip(*parts)):
            rows = []
            for i in range(T):
                r = [min(max(j - i, -self.max_distance), self.max_distance) + self.max_distance for j in range(T)]
                s = torch.bmm(k + self.rel_k[r], q[:, i, :, None])[..., 0] / math.sqrt(self.head_dim)
                if mask is not None:
                    s = s.masked_fill(mask[:, h, i].logical_not(), -math.inf)
                w = (s - s.logsumexp(1, keepdim=True)).exp()
                rows.append((w[..., None] * (v + self.rel_v[r])).sum(1))
            heads.append(torch.stack(rows, 1))
        return self.w_o(torch.cat(heads, 2))
