# wrong: dtype: the zero state is a float32 constant made in __init__, no buffer, so .double() leaves it behind
import torch
import torch.nn.functional as F
from torch import nn


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.weight_ih = nn.Parameter(torch.randn(hidden_size, input_size))
        self.weight_hh = nn.Parameter(torch.randn(hidden_size, hidden_size))
        self.bias_ih = nn.Parameter(torch.zeros(hidden_size))
        self.bias_hh = nn.Parameter(torch.zeros(hidden_size))
        self.initial = torch.zeros(1, hidden_size)

    def forward(self, x, h0=None):
        h = self.initial.expand(x.size(0), -1) if h0 is None else h0
        outputs = []
        for x_t in x.unbind(1):
            h = torch.tanh(
                F.linear(x_t, self.weight_ih, self.bias_ih) + F.linear(h, self.weight_hh, self.bias_hh)
            )
            outputs.append(h)
        return torch.stack(outputs, 1), h
