import math

import torch
from torch import nn


class RelativeMultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads, max_distance):
        super().__init__()
        self.num_heads, self.max_distance = num_heads, max_distance
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)
        self.rel_k = nn.Parameter(torch.zeros(2 * max_distance + 1, d_model // num_heads))
        self.rel_v = nn.Parameter(torch.zeros(2 * max_distance + 1, d_model // num_heads))

    def split_heads(self, x):  # (B, T, d_model) -> (B, H, T, head_dim)
        return x.unflatten(-1, (self.num_heads, -1)).transpose(1, 2)

    def forward(self, x, mask=None):
        q = self.split_heads(self.w_q(x))
        k = self.split_heads(self.w_k(x))
        v = self.split_heads(self.w_v(x))

        t = torch.arange(x.size(1), device=x.device)
        distance = t - t[:, None]  # (T, T): j - i
        row = distance.clamp(-self.max_distance, self.max_distance) + self.max_distance

        content = q @ k.transpose(-2, -1)  # (B, H, T, T)
        position = torch.einsum("bhid,ijd->bhij", q, self.rel_k[row])
        scores = (content + position) / math.sqrt(q.size(-1))
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = torch.softmax(scores, dim=-1)
        heads = weights @ v + torch.einsum("bhij,ijd->bhid", weights, self.rel_v[row])
        return self.w_o(heads.transpose(1, 2).flatten(2))
