# right: room for the whole sequence is made anew each call and filled in place; repeat of the mask; float bias
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
        a = self.c_attn(x).view(B, T, 3, self.h, self.d).permute(2, 0, 3, 1, 4)
        P = 0 if past is None else past[0].shape[-2]
        kv = x.new_empty(2, B, self.h, P + T, self.d)
        if P:
            kv[0, :, :, :P] = past[0]
            kv[1, :, :, :P] = past[1]
        kv[:, :, :, P:] = a[1:]
        k, v = kv.unbind(0)
        bias = x.new_zeros(T, P + T)
        for t in range(T):
            bias[t, P + t + 1 :] = -math.inf
        w = ((a[0] @ k.mT) / self.d**0.5 + bias).softmax(-1)
        out = (w @ v).movedim(1, 2).reshape(B, T, M)
        return self.c_proj(out), (k, v) if use_cache else None
