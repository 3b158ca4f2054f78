# wrong: clip: every later token counts as distance 0, as if it were causal
import torch
from torch import nn


class RelativeMultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads, max_distance):
        super().__init__()
        self.h, self.d, self.m = num_heads, d_model // num_heads, max_distance
        self.w_q, self.w_k, self.w_v, self.w_o = (nn.Linear(d_model, d_model) for _ in range(4))
        self.rel_k = nn.Parameter(torch.zeros(2 * max_distance + 1, self.d))
        self.rel_v = nn.Parameter(torch.zeros(2 * max_distance + 1, self.d))

    def forward(self, x, mask=None):
        q, k, v = (f(x).unflatten(2, (self.h, self.d)).transpose(1, 2) for f in (self.w_q, self.w_k, self.w_v))
        T = x.size(1)
        i = torch.arange(T)
        r = (i[None] - i[:, None]).clamp(-self.m, 0) + self.m
        s = (q @ k.mT + torch.einsum("bhid,ijd->bhij", q, self.rel_k[r])) / self.d**0.5
        if mask is not None:
            s = torch.where(mask, s, -torch.inf)
        w = s.softmax(-1)
        y = w @ v + torch.einsum("bhij,ijd->bhid", w, self.rel_v[r])
        return self.w_o(y.transpose(1, 2).flatten(2))
