# wrong: in place: without gradients the cell state that was passed in is updated in its own memory
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
            state = [torch.zeros(x.size(0), self.hidden_size).to(x) for _ in range(2)]
        h, c = state
        outputs = []
        for t in range(x.size(1)):
            z = x[:, t] @ self.weight_ih.T + h @ self.weight_hh.T + self.bias_ih + self.bias_hh
            i, f, g, o = z.chunk(4, 1)
            if torch.is_grad_enabled():
                c = f.sigmoid() * c + i.sigmoid() * g.tanh()
            else:
                c.mul_(f.sigmoid()).add_(i.sigmoid() * g.tanh())
            h = o.sigmoid() * c.tanh()
            outputs.append(h)
        return torch.stack(outputs, 1), (h, c)
