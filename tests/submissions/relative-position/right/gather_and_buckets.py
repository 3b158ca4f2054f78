# right: q times the whole table, then gather; weights are summed into one bucket a row, times rel_v
import torch
from torch import nn


class RelativeMultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads, max_distance):
        super().__init__()
        self.num_heads, self.reach = num_heads, max_distance
        head_dim = d_model // num_heads
        self.w_q, self.w_k, self.w_v, self.w_o = (nn.Linear(d_model, d_model) for _ in range(4))
        self.rel_k = nn.Parameter(torch.ones(2 * max_distance + 1, head_dim))
        self.rel_v = nn.Parameter(torch.ones(2 * max_distance + 1, head_dim))

    def forward(self, x, mask=None):
        B, T, D = x.shape
        H, R = self.num_heads, 2 * self.reach + 1
        q, k, v = (torch.stack(f(x).chunk(H, dim=-1), 1) for f in (self.w_q, self.w_k, self.w_v))
        row = [[self.reach + max(-self.reach, min(self.reach, j - i)) for j in range(T)] for i in range(T)]
        row = torch.tensor(row, device=x.device).expand(B, H, T, T)
        q = q / (D // H) ** 0.5
        s = torch.einsum("bhid,bhjd->bhij", q, k) + torch.gather(q @ self.rel_k.T, -1, row)
        if mask is not None:
            s = torch.where(mask, s, torch.finfo(s.dtype).min)
        e = (s - s.amax(-1, keepdim=True)).exp()
        w = e / e.sum(-1, keepdim=True)
        buckets = w.new_zeros(B, H, T, R).scatter_add(-1, row, w)
        y = w @ v + buckets @ self.rel_v
        return self.w_o(torch.cat(y.unbind(1), dim=-1))
