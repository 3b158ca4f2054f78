# right: a cell as a function on the side, input products ahead of the loop, outputs gathered time first
import torch
from torch import nn


def step(z, c):
    i, f, g, o = torch.split(z, z.shape[-1] // 4, dim=-1)
    c = c * f.sigmoid() + g.tanh() * i.sigmoid()
    return c.tanh() * o.sigmoid(), c


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        for name, shape in {
            "weight_ih": (4 * hidden_size, input_size),
            "weight_hh": (4 * hidden_size, hidden_size),
            "bias_ih": (4 * hidden_size,),
            "bias_hh": (4 * hidden_size,),
        }.items():
            self.register_parameter(name, nn.Parameter(torch.zeros(shape)))

    def forward(self, x, state=None):
        size = self.bias_hh.numel() // 4
        hx, cx = (x.new_zeros(x.shape[0], size),) * 2 if state is None else state
        xs = torch.matmul(x, self.weight_ih.t()).add(self.bias_ih).add(self.bias_hh).movedim(1, 0)
        ys = []
        for z in xs:
            hx, cx = step(torch.addmm(z, hx, self.weight_hh.t()), cx)
            ys += [hx]
        return torch.stack(ys).movedim(0, 1), (ys[-1], cx)
