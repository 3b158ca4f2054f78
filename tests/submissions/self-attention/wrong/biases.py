# wrong: bias: the three layers have biases
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.w_q, self.w_k, self.w_v = (nn.Linear(d_in, d_out) for _ in range(3))

    def forward(self, x, mask=None):
        q, k, v = (layer(x) for layer in (self.w_q, self.w_k, self.w_v))
        s = torch.einsum("bqd,bkd->bqk", q, k) * q.shape[-1] ** -0.5
        if mask is not None:
            s = s.masked_fill(mask == 0, -1e9)
        w = s.softmax(-1)
        return torch.bmm(w, v), w
