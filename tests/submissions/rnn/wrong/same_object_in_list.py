# wrong: aliasing: in evaluation one state tensor is updated in place and appended every time
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
        h = torch.zeros(len(x), self.bias_ih.numel()).to(x) if h0 is None else h0.clone()
        outputs = []
        for t in range(x.size(1)):
            z = x[:, t] @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh
            if self.training or torch.is_grad_enabled():
                h = torch.tanh(z)
            else:
                torch.tanh(z, out=h)
            outputs.append(h)
        return torch.stack(outputs, 1), h
