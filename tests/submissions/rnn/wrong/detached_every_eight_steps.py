# wrong: gradients: truncated back-propagation, the state is detached every 8 steps
import torch
from torch import nn


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.weight_ih = nn.Parameter(torch.randn(hidden_size, input_size))
        self.weight_hh = nn.Parameter(torch.randn(hidden_size, hidden_size))
        self.bias_ih = nn.Parameter(torch.zeros(hidden_size))
        self.bias_hh = nn.Parameter(torch.zeros(hidden_size))

    def forward(self, x, h0=None):
        h = x.new_zeros(x.size(0), self.hidden_size) if h0 is None else h0
        out = []
        for t in range(x.size(1)):
            if t and t % 8 == 0:
                h = h.detach()
            h = torch.tanh(x[:, t] @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh)
            out.append(h)
        return torch.stack(out, 1), h
