# wrong: heads: the heads are rotated by one, as an index that starts at -1 does
import torch
from torch import nn


class MultiQueryAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.h, self.d = num_heads, d_model // num_heads
        self.w_qkv = nn.Linear(d_model, d_model + 2 * self.d)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        y = self.w_qkv(x)
        q = torch.stack([y[..., (h - 1) * self.d :][..., : self.d] if h else y[..., -3 * self.d :][..., : self.d] for h in range(self.h)], 1)
        k, v = y[:, None, :, -2 * self.d : -self.d], y[:, None, :, -self.d :]
        s = q @ k.mT / self.d**0.5
        if mask is not None:
            s = torch.where(mask, s, -torch.inf)
        w = s.softmax(-1)
        return self.w_o((w @ v).transpose(1, 2).flatten(2)), w
