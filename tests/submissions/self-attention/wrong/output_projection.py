# wrong: projection: an output layer of its own
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.w_q, self.w_k, self.w_v = (nn.Linear(d_in, d_out, bias=False) for _ in range(3))
        self.w_o = nn.Linear(d_out, d_out, bias=False)

    def forward(self, x, mask=None):
        q, k, v = (layer(x) for layer in (self.w_q, self.w_k, self.w_v))
        s = torch.einsum("bqd,bkd->bqk", q, k) * q.shape[-1] ** -0.5
        if mask is not None:
            s = s.masked_fill(mask == 0, -1e9)
        w = s.softmax(-1)
        return self.w_o(torch.bmm(w, v)), w
