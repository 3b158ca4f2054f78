# right: a cell of its own as a method, F.linear, sample by sample with column vectors gathered at the end
import torch
import torch.nn.functional as F
from torch import nn


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size):
        super(RNN, self).__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.weight_ih = nn.Parameter(torch.Tensor(hidden_size, input_size))
        self.weight_hh = nn.Parameter(torch.Tensor(hidden_size, hidden_size))
        self.bias_ih = nn.Parameter(torch.Tensor(hidden_size))
        self.bias_hh = nn.Parameter(torch.Tensor(hidden_size))
        self.reset_parameters()

    def reset_parameters(self):
        stdv = 1.0 / self.hidden_size**0.5
        for weight in self.parameters():
            weight.data.uniform_(-stdv, stdv)

    def cell(self, x_t, h):
        return torch.tanh(
            F.linear(x_t, self.weight_ih, self.bias_ih) + F.linear(h, self.weight_hh, self.bias_hh)
        )

    def forward(self, x, h0=None):
        sequences, lasts = [], []
        for b in range(len(x)):
            h = x.new_zeros(self.hidden_size) if h0 is None else h0[b]
            sequence = []
            for x_t in x[b]:
                h = self.cell(x_t, h)
                sequence.append(h)
            sequences.append(torch.stack(sequence))
            lasts.append(h)
        return torch.stack(sequences), torch.stack(lasts)
