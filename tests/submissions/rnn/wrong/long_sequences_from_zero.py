# wrong: state: h0 is dropped where there are more than 16 steps
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
        B, T, _ = x.shape
        h = h0
        if h is None:
            h = torch.zeros(B, self.hidden_size, dtype=x.dtype, device=x.device)
        if T > 16:
            h = h * 0
        outputs = []
        for t in range(T):
            h = torch.tanh(x[:, t] @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh)
            outputs.append(h)
        return torch.stack(outputs, dim=1), h
