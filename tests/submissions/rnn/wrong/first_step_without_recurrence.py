# wrong: bias: where h0 is None the first step skips the recurrent map altogether, and with it bias_hh
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

    def forward(self, x, h0=None):
        h, outputs = h0, []
        for x_t in x.unbind(1):
            z = F.linear(x_t, self.weight_ih, self.bias_ih)
            if h is not None:
                z = z + F.linear(h, self.weight_hh, self.bias_hh)
            h = torch.tanh(z)
            outputs.append(h)
        return torch.stack(outputs, 1), h
