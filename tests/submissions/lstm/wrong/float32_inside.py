# wrong: dtype: runs after .double(), but computes in float32 and answers in it
import torch
from torch import nn


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.weight_ih = nn.Parameter(torch.randn(4 * hidden_size, input_size) * 0.1)
        self.weight_hh = nn.Parameter(torch.randn(4 * hidden_size, hidden_size) * 0.1)
        self.bias_ih = nn.Parameter(torch.zeros(4 * hidden_size))
        self.bias_hh = nn.Parameter(torch.zeros(4 * hidden_size))

    def forward(self, x, state=None):
        if state is None:
            state = torch.zeros(2, x.size(0), self.hidden_size)
        h, c = state
        outputs = []
        for x_t in x.unbind(1):
            z = x_t.float() @ self.weight_ih.float().T + h.float() @ self.weight_hh.float().T
            i, f, g, o = (z + self.bias_ih.float() + self.bias_hh.float()).chunk(4, 1)
            c = f.sigmoid() * c + i.sigmoid() * g.tanh()
            h = o.sigmoid() * c.tanh()
            outputs.append(h)
        return torch.stack(outputs, 1), (h, c)
