import torch
from torch import nn


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.weight_ih = nn.Parameter(nn.init.xavier_uniform_(torch.empty(hidden_size, input_size)))
        self.weight_hh = nn.Parameter(nn.init.orthogonal_(torch.empty(hidden_size, hidden_size)))
        self.bias_ih = nn.Parameter(torch.zeros(hidden_size))
        self.bias_hh = nn.Parameter(torch.zeros(hidden_size))

    def forward(self, x, h0=None):
        # new_zeros has the dtype and the device of x.
        h = x.new_zeros(x.size(0), self.hidden_size) if h0 is None else h0  # (B, H)
        from_inputs = x @ self.weight_ih.T + self.bias_ih  # (B, T, H), of all steps at once
        outputs = []
        for from_input in from_inputs.unbind(dim=1):  # (B, H)
            h = torch.tanh(from_input + h @ self.weight_hh.T + self.bias_hh)
            outputs.append(h)
        return torch.stack(outputs, dim=1), h  # (B, T, H), (B, H)
