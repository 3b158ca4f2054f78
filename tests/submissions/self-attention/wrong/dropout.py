# wrong: dropout: the returned weights have gone through dropout when training
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.w_q, self.w_k, self.w_v = (nn.Linear(d_in, d_out, bias=False) for _ in range(3))
        self.dropout = nn.Dropout(0.1)

    def forward(self, x, mask=None):
        q, k, v = (layer(x) for layer in (self.w_q, self.w_k, self.w_v))
        s = q @ k.mT / q.shape[-1] ** 0.5
        if mask is not None:
            s = torch.where(mask, s, -torch.inf)
        w = self.dropout(s.softmax(-1))
        return w @ v, w
