# right: one head after another with 3-D tensors, concatenated; the mask expanded first
import math

import torch
from torch import nn


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super(MultiQueryAttention, self).__init__()
        self.num_heads = num_heads
        self.d_k = d_model // num_heads
        self.w_qkv = nn.Linear(d_model, d_model + 2 * self.d_k)
        self.w_o = nn.Linear(d_model, d_model)

    def attend(self, query, key, value, mask):
        scores = torch.matmul(query / math.sqrt(self.d_k), key.transpose(1, 2))
        if mask is not None:
            scores = scores.masked_fill(mask == False, -math.inf)
        p_attn = scores.softmax(dim=-1)
        return torch.matmul(p_attn, value), p_attn

    def forward(self, x, mask=None):
        *queries, key, value = self.w_qkv(x).split(self.d_k, dim=-1)
        if mask is not None:
            mask = mask.expand(x.size(0), self.num_heads, x.size(1), x.size(1))
        pairs = [
            self.attend(query, key, value, None if mask is None else mask[:, h])
            for h, query in enumerate(queries)
        ]
        outputs, weights = zip(*pairs)
        return self.w_o(torch.cat(outputs, dim=-1)), torch.stack(weights, dim=1)
