# right: einsum throughout, masked with -1e9
import torch
import torch.nn as nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads != 0:
            raise ValueError("d_model must be divisible by num_heads")
        self.h, self.d = num_heads, d_model // num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, query, key, value, mask=None):
        b = query.shape[0]
        q = self.w_q(query).reshape(b, -1, self.h, self.d)
        k = self.w_k(key).reshape(b, -1, self.h, self.d)
        v = self.w_v(value).reshape(b, -1, self.h, self.d)
        scores = torch.einsum("bqhd,bkhd->bhqk", q, k) * self.d**-0.5
        if mask is not None:
            scores = scores.masked_fill(mask == 0, -1e9)
        weights = scores.softmax(-1)
        out = torch.einsum("bhqk,bkhd->bqhd", weights, v)
        return self.w_o(out.reshape(b, -1, self.h * self.d)), weights
