# right: as published: sequence first, (T, B*H, head_dim) times (T, head_dim, T), a table module of its own
import math

import torch
from torch import nn


def lookup(table, length, limit):
    steps = torch.arange(length, device=table.device)
    distance = steps.unsqueeze(0) - steps.unsqueeze(1)
    final = torch.clamp(distance, -limit, limit) + limit
    return nn.functional.embedding(final, table)


class RelativeMultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads, max_distance):
        super(RelativeMultiHeadAttention, self).__init__()
        self.hid_dim = d_model
        self.n_heads = num_heads
        self.head_dim = d_model // num_heads
        self.max_distance = max_distance
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)
        self.rel_k = nn.Parameter(torch.empty(max_distance * 2 + 1, self.head_dim))
        self.rel_v = nn.Parameter(torch.empty(max_distance * 2 + 1, self.head_dim))
        nn.init.xavier_uniform_(self.rel_k)
        nn.init.xavier_uniform_(self.rel_v)

    def forward(self, x, mask=None):
        bs, length, _ = x.shape
        query, key, value = self.w_q(x), self.w_k(x), self.w_v(x)
        r_q1 = query.view(bs, -1, self.n_heads, self.head_dim).permute(0, 2, 1, 3)
        r_k1 = key.view(bs, -1, self.n_heads, self.head_dim).permute(0, 2, 1, 3)
        attn1 = torch.matmul(r_q1, r_k1.permute(0, 1, 3, 2))

        r_q2 = query.permute(1, 0, 2).contiguous().view(length, bs * self.n_heads, self.head_dim)
        r_k2 = lookup(self.rel_k, length, self.max_distance)
        attn2 = torch.matmul(r_q2, r_k2.transpose(1, 2)).transpose(0, 1)
        attn2 = attn2.contiguous().view(bs, self.n_heads, length, length)
        attn = (attn1 + attn2) / math.sqrt(self.head_dim)
        if mask is not None:
            attn = attn.masked_fill(~mask, -1e10)
        attn = torch.softmax(attn, dim=-1)

        r_v1 = value.view(bs, -1, self.n_heads, self.head_dim).permute(0, 2, 1, 3)
        weight1 = torch.matmul(attn, r_v1)
        r_v2 = lookup(self.rel_v, length, self.max_distance)
        weight2 = attn.permute(2, 0, 1, 3).contiguous().view(length, bs * self.n_heads, length)
        weight2 = torch.matmul(weight2, r_v2).transpose(0, 1).contiguous()
        weight2 = weight2.view(bs, self.n_heads, length, self.head_dim)
        out = (weight1 + weight2).permute(0, 2, 1, 3).contiguous().view(bs, -1, self.hid_dim)
        return self.w_o(out)
