# wrong: clip: tokens beyond max_distance get no position rather than the outermost row
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
        distance = i[None] - i[:, None]
        near = (distance.abs() <= self.m).unsqueeze(-1)
        r = distance.clamp(-self.m, self.m) + self.m
        s = torch.einsum("bhid,bhijd->bhij", q, k[:, :, None] + self.rel_k[r] * near) / self.d**0.5
        if mask is not None:
            s = s.masked_fill(~mask, -torch.inf)
        w = s.softmax(-1)
        y = torch.einsum("bhij,bhijd->bihd", w, v[:, :, None] + self.rel_v[r] * near)
        return self.w_o(y.flatten(2))
