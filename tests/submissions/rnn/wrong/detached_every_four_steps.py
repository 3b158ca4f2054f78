# wrong: gradients: the state is detached after every fourth step
import torch
from torch import nn


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.weight_ih = nn.Parameter(torch.randn(hidden_size, input_size) * 0.01)
        self.weight_hh = nn.Parameter(torch.randn(hidden_size, hidden_size) * 0.01)
        self.bias_ih = nn.Parameter(torch.zeros(hidden_size))
        self.bias_hh = nn.Parameter(torch.zeros(hidden_size))

    def forward(self, x, h0=None):
        B, T, I = x.shape
        h = x.new_zeros(B, self.hidden_size) if h0 is None else h0
        outputs = []
        for t in range(T):
            h = torch.tanh(x[:, t] @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh)
            outputs.append(h)
            if (t + 1) % 4 == 0:
                h = h.detach()
        return torch.stack(outputs, dim=1), outputs[-1]
