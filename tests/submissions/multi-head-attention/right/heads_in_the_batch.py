# right: heads folded into the batch (B*H), baddbmm-style, additive float mask, contiguous view
import math
import torch
import torch.nn as nn
import torch.nn.functional as F


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model: int, num_heads: int) -> None:
        super().__init__()
        if d_model // num_heads * num_heads != d_model:
            raise ValueError
        self.d_model = d_model
        self.num_heads = num_heads
        self.head_dim = d_model // num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def fold(self, x):
        b, l, _ = x.size()
        x = x.view(b, l, self.num_heads, self.head_dim).permute(0, 2, 1, 3).contiguous()
        return x.view(b * self.num_heads, l, self.head_dim)

    def forward(self, query, key, value, mask=None):
        b, lq, _ = query.size()
        lk = key.size(1)
        q = self.fold(self.w_q(query)) / math.sqrt(self.head_dim)
        k = self.fold(self.w_k(key))
        v = self.fold(self.w_v(value))
        scores = torch.bmm(q, k.transpose(1, 2)).view(b, self.num_heads, lq, lk)
        if mask is not None:
            bias = torch.zeros_like(mask, dtype=scores.dtype).masked_fill_(
                mask.logical_not(), float("-inf")
            )
            scores = scores + bias
        weights = F.softmax(scores, dim=-1)
        out = torch.bmm(weights.view(b * self.num_heads, lq, lk), v)
        out = (
            out.view(b, self.num_heads, lq, self.head_dim)
            .transpose(1, 2)
            .contiguous()
            .view(b, lq, self.d_model)
        )
        return self.w_o(out), weights
