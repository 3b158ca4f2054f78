# right: products by broadcasting, the query scaled first, the softmax through logsumexp
import math

import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_in: int, d_out: int) -> None:
        super().__init__()
        self.w_q = nn.Linear(d_in, d_out, bias=False)
        self.w_k = nn.Linear(d_in, d_out, bias=False)
        self.w_v = nn.Linear(d_in, d_out, bias=False)

    def forward(self, x, mask=None):
        q = self.w_q(x) / math.sqrt(self.w_q.out_features)
        logits = (q[:, :, None] * self.w_k(x)[:, None]).sum(-1)
        if mask is not None:
            logits = logits.masked_fill(mask.logical_not(), -torch.inf)
        weights = (logits - logits.logsumexp(-1, keepdim=True)).exp()
        return (weights[..., None] * self.w_v(x)[:, None]).sum(2), weights
