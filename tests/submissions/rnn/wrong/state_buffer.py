# wrong: state kept: the last state is remembered in the module and continues the next call without h0
import torch
from torch import nn


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.weight_ih = nn.Parameter(torch.randn(hidden_size, input_size))
        self.weight_hh = nn.Parameter(torch.randn(hidden_size, hidden_size))
        self.bias_ih = nn.Parameter(torch.zeros(hidden_size))
        self.bias_hh = nn.Parameter(torch.zeros(hidden_size))
        self.h = None

    def forward(self, x, h0=None):
        if h0 is None:
            h0 = self.h
        if h0 is None or h0.size(0) != x.size(0):
            h0 = x.new_zeros(x.size(0), self.bias_ih.size(0))
        outputs = []
        for x_t in x.transpose(0, 1):
            h0 = torch.tanh(x_t @ self.weight_ih.T + self.bias_ih + h0 @ self.weight_hh.T + self.bias_hh)
            outputs.append(h0)
        self.h = h0.detach()
        return torch.stack(outputs, 1), h0
