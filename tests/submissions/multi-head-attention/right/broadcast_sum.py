# right: explicit broadcasting instead of matmul, no reshape of the weights: w_o is applied head by head
import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads > 0:
            raise ValueError("heads")
        self.n = num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, query, key, value, mask=None):
        q, k, v = (
            torch.stack(p(x).chunk(self.n, -1), 1)
            for p, x in ((self.w_q, query), (self.w_k, key), (self.w_v, value))
        )
        s = (q[..., :, None, :] * k[..., None, :, :]).sum(-1) / q.shape[-1] ** 0.5
        if mask is not None:
            s = torch.where(mask, s, s.new_tensor(float("-inf")))
        w = torch.exp(s - torch.logsumexp(s, -1, keepdim=True))
        z = (w[..., None] * v[..., None, :, :]).sum(-2)
        out = self.w_o.bias
        for h, block in enumerate(self.w_o.weight.chunk(self.n, dim=1)):
            out = out + z[:, h] @ block.T
        return out, w
