# wrong: mask: weights are masked and renormalised after the softmax, which underflows under a large masked score
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.w_q, self.w_k, self.w_v = (nn.Linear(d_in, d_out, bias=False) for _ in range(3))

    def forward(self, x, mask=None):
        q, k, v = (layer(x) for layer in (self.w_q, self.w_k, self.w_v))
        w = (q @ k.mT / q.shape[-1] ** 0.5).softmax(-1)
        if mask is not None:
            w = w * mask
            w = w / w.sum(-1, keepdim=True).clamp(min=1e-12)
        return w @ v, w
