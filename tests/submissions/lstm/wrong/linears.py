# wrong: names: an nn.Linear for each gate in place of the four stacked parameters
import torch
from torch import nn


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.input_gate = nn.Linear(input_size + hidden_size, hidden_size)
        self.forget_gate = nn.Linear(input_size + hidden_size, hidden_size)
        self.cell = nn.Linear(input_size + hidden_size, hidden_size)
        self.output_gate = nn.Linear(input_size + hidden_size, hidden_size)

    def forward(self, x, state=None):
        h, c = state or (x.new_zeros(x.size(0), self.hidden_size),) * 2
        outputs = []
        for t in range(x.size(1)):
            v = torch.cat([x[:, t], h], dim=1)
            i = torch.sigmoid(self.input_gate(v))
            f = torch.sigmoid(self.forget_gate(v))
            c = f * c + i * torch.tanh(self.cell(v))
            h = torch.sigmoid(self.output_gate(v)) * torch.tanh(c)
            outputs.append(h)
        return torch.stack(outputs, dim=1), (h, c)
