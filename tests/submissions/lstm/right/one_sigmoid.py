# right: gates as (B, 4, H) by einsum, one sigmoid for all four: tanh(g) = 2 sigmoid(2 g) - 1; buffers per step
import torch
from torch import nn


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.register_buffer("stretch", torch.tensor([1.0, 1.0, 2.0, 1.0]).view(4, 1), persistent=False)
        self.weight_ih = nn.Parameter(torch.randn(4 * hidden_size, input_size))
        self.weight_hh = nn.Parameter(torch.randn(4 * hidden_size, hidden_size))
        self.bias_ih = nn.Parameter(torch.zeros(4 * hidden_size))
        self.bias_hh = nn.Parameter(torch.zeros(4 * hidden_size))

    def forward(self, x, state=None):
        H = self.weight_hh.size(1)
        w, u = self.weight_ih.view(4, H, -1), self.weight_hh.view(4, H, H)
        b = self.bias_ih.view(4, H) + self.bias_hh.view(4, H)
        h, c = state or (torch.zeros(2, x.size(0), H).type_as(x))
        out = torch.empty(*x.shape[:2], H).type_as(x)
        for t in range(x.size(1)):
            z = torch.einsum("bi,ghi->bgh", x[:, t], w) + torch.einsum("bk,ghk->bgh", h, u) + b
            s = torch.sigmoid(z * self.stretch)
            c = s[:, 1] * c + s[:, 0] * (2 * s[:, 2] - 1)
            h = s[:, 3] * torch.tanh(c)
            out[:, t] = h
        return out, (h, c)
