# slow: a Python loop over all past positions, for the scores and for the weighted sum
import math

import torch
import torch.nn as nn


class CachedSelfAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.h = num_heads
        self.d = d_model // num_heads
        self.c_attn = nn.Linear(d_model, 3 * d_model)
        self.c_proj = nn.Linear(d_model, d_model)

    def forward(self, x, past=None, use_cache=False):
        B, T, M = x.shape
        q, k, v = (t.reshape(B, T, self.h, self.d).transpose(1, 2) for t in self.c_attn(x).chunk(3, -1))
        if past is not None:
            k, v = torch.cat((past[0], k), 2), torch.cat((past[1], v), 2)
        S = k.shape[2]
        outputs = []
        for t in range(T):
            seen = S - T + t + 1
            scores = [(q[:, :, t] * k[:, :, j]).sum(-1) / math.sqrt(self.d) for j in range(seen)]
            w = torch.stack(scores, -1).softmax(-1)
            y = torch.zeros_like(q[:, :, t])
            for j in range(seen):
                y = y + w[:, :, j, None] * v[:, :, j]
            outputs.append(y.reshape(B, M))
        return self.c_proj(torch.stack(outputs, dim=1)), (k, v) if use_cache else None
