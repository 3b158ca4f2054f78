# right: the three weights stacked into one product, bmm, an additive mask of -1e9, the scale as a float32 tensor
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_in, d_out):
        super(SelfAttention, self).__init__()
        self.w_q = nn.Linear(d_in, d_out, bias=False)
        self.w_k = nn.Linear(d_in, d_out, bias=False)
        self.w_v = nn.Linear(d_in, d_out, bias=False)
        self.register_buffer("scale", torch.sqrt(torch.tensor(float(d_out))), persistent=False)

    def forward(self, x, mask=None):
        W = torch.cat([self.w_q.weight, self.w_k.weight, self.w_v.weight])
        Q, K, V = torch.chunk(x @ W.t(), 3, dim=-1)
        energy = torch.bmm(Q, K.permute(0, 2, 1)) / self.scale
        if mask is not None:
            energy = energy + (1.0 - mask.to(energy.dtype)) * -1e9
        alpha = energy.softmax(-1)
        return torch.bmm(alpha, V), alpha
