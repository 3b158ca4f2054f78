# right: the queries of all heads stacked along the sequence, one product with k^T; softmax by hand
import torch
from torch import nn


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.num_heads = num_heads
        hd = d_model // num_heads
        self.w_qkv = nn.Linear(d_model, d_model + hd + hd)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        B, N, D = x.shape
        H = self.num_heads
        hd = D // H
        q, kv = torch.tensor_split(self.w_qkv(x), [D], dim=-1)
        k, v = kv.chunk(2, dim=-1)
        s = (q.reshape(B, N * H, hd) @ k.mT).div(hd**0.5)
        s = s.view(B, N, H, N).transpose(1, 2)
        if mask is not None:
            s = s.masked_fill(mask.logical_not(), torch.finfo(s.dtype).min)
        e = (s - s.amax(-1, keepdim=True)).exp()
        w = e / e.sum(-1, keepdim=True)
        out = w.transpose(1, 2).reshape(B, N * H, N) @ v
        return self.w_o(out.view(B, N, D)), w
