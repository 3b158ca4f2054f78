# wrong: shared: the first sample's initial state is used for the whole batch
import torch
from torch import nn


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.weight_ih = nn.Parameter(torch.randn(hidden_size, input_size))
        self.weight_hh = nn.Parameter(torch.randn(hidden_size, hidden_size))
        self.bias_ih = nn.Parameter(torch.zeros(hidden_size))
        self.bias_hh = nn.Parameter(torch.zeros(hidden_size))

    def forward(self, x, h0=None):
        zeros = x.new_zeros(x.size(0), self.bias_hh.size(0))
        h = zeros if h0 is None else zeros + h0[0]
        outputs = []
        for x_t in x.unbind(1):
            h = torch.tanh(x_t @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh)
            outputs.append(h)
        return torch.stack(outputs, 1), h
