import torch
from torch import nn


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        rows = 4 * hidden_size  # the gates i, f, g, o one below the other
        self.weight_ih = nn.Parameter(nn.init.xavier_uniform_(torch.empty(rows, input_size)))
        self.weight_hh = nn.Parameter(nn.init.orthogonal_(torch.empty(rows, hidden_size)))
        self.bias_ih = nn.Parameter(torch.zeros(rows))
        self.bias_hh = nn.Parameter(torch.zeros(rows))

    def forward(self, x, state=None):
        if state is None:
            zeros = x.new_zeros(x.size(0), self.hidden_size)  # the dtype and the device of x
            state = zeros, zeros
        h, c = state  # (B, H) each
        from_inputs = x @ self.weight_ih.T + self.bias_ih  # (B, T, 4H), of all steps at once
        outputs = []
        for from_input in from_inputs.unbind(dim=1):
            gates = from_input + h @ self.weight_hh.T + self.bias_hh  # (B, 4H)
            i, f, g, o = gates.chunk(4, dim=1)  # (B, H) each
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            outputs.append(h)
        return torch.stack(outputs, dim=1), (h, c)  # (B, T, H), two of (B, H)
