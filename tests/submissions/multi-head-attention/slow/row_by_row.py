# slow: Python loops over the samples, the heads and the queries
import torch
import torch.nn as nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads != 0:
            raise ValueError("d_model must be divisible by num_heads")
        self.h = num_heads
        self.d = d_model // num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, query, key, value, mask=None):
        q, k, v = self.w_q(query), self.w_k(key), self.w_v(value)
        B, Lq, _ = q.shape
        Lk = k.shape[1]
        if mask is not None:
            mask = mask.expand(B, self.h, Lq, Lk)
        samples, weights = [], []
        for b in range(B):
            heads, head_weights = [], []
            for h in range(self.h):
                part = slice(h * self.d, (h + 1) * self.d)
                rows, row_weights = [], []
                for i in range(Lq):
                    s = k[b, :, part].mv(q[b, i, part]) / self.d**0.5
                    if mask is not None:
                        s = s.masked_fill(~mask[b, h, i], float("-inf"))
                    w = torch.softmax(s, dim=0)
                    row_weights.append(w)
                    rows.append(v[b, :, part].t().mv(w))
                heads.append(torch.stack(rows))
                head_weights.append(torch.stack(row_weights))
            samples.append(torch.cat(heads, dim=1))
            weights.append(torch.stack(head_weights))
        return self.w_o(torch.stack(samples)), torch.stack(weights)
