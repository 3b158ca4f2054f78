# right: the formula as it stands: keys and values with positions as (B, H, T, T, head_dim), broadcast products
import torch
import torch.nn as nn
import torch.nn.functional as F


class RelativeMultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads, max_distance):
        super().__init__()
        self.h = num_heads
        self.d = d_model // num_heads
        self.m = max_distance
        for name in ("w_q", "w_k", "w_v", "w_o"):
            setattr(self, name, nn.Linear(d_model, d_model))
        self.rel_k = nn.Parameter(torch.randn(2 * max_distance + 1, self.d) * 0.02)
        self.rel_v = nn.Parameter(torch.randn(2 * max_distance + 1, self.d) * 0.02)

    def forward(self, x, mask=None):
        b, t, _ = x.shape
        q, k, v = (
            f(x).view(b, t, self.h, self.d).permute(0, 2, 1, 3) for f in (self.w_q, self.w_k, self.w_v)
        )
        i = torch.arange(t, device=x.device).view(t, 1)
        j = torch.arange(t, device=x.device).view(1, t)
        r = torch.clip(j - i + self.m, 0, 2 * self.m)
        keys = k.unsqueeze(2) + self.rel_k[r]
        values = v.unsqueeze(2) + self.rel_v[r]
        scores = (q.unsqueeze(3) * keys).sum(-1) * self.d**-0.5
        if mask is not None:
            scores = scores.masked_fill(mask == 0, -1e9)
        w = F.softmax(scores, dim=-1)
        out = (w.unsqueeze(-1) * values).sum(3)
        return self.w_o(out.permute(0, 2, 1, 3).reshape(b, t, -1))
