# wrong: batch: every sample but the first is given the state of the sample before it
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
        h, c = state or (x.new_zeros(x.size(0), self.hidden_size),) * 2
        outputs = []
        for x_t in x.unbind(1):
            rows_h, rows_c = [], []
            last = h[0]
            for b in range(x.size(0)):
                z = self.weight_ih @ x_t[b] + self.weight_hh @ (h[b] if b == 0 else last) + self.bias_ih + self.bias_hh
                i, f, g, o = z.chunk(4)
                rows_c.append(f.sigmoid() * c[b] + i.sigmoid() * g.tanh())
                rows_h.append(o.sigmoid() * rows_c[-1].tanh())
                last = h[b]
            h, c = torch.stack(rows_h), torch.stack(rows_c)
            outputs.append(h)
        return torch.stack(outputs, 1), (h, c)
