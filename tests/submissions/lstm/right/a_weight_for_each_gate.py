# right: the weights are split into one matrix a gate, each gate computed by itself, features in rows
import torch
from torch import nn


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        H = hidden_size
        self.weight_ih = nn.Parameter(torch.cat([nn.init.xavier_normal_(torch.empty(H, input_size)) for _ in "ifgo"]))
        self.weight_hh = nn.Parameter(torch.eye(H).repeat(4, 1))
        self.bias_ih = nn.Parameter(torch.tensor([0.0, 1.0, 0.0, 0.0]).repeat_interleave(H))
        self.bias_hh = nn.Parameter(torch.zeros(4 * H))

    def forward(self, x, state=None):
        wi, wf, wg, wo = self.weight_ih.chunk(4)
        ui, uf, ug, uo = self.weight_hh.chunk(4)
        bi, bf, bg, bo = (self.bias_ih + self.bias_hh)[:, None].chunk(4)
        h = c = self.weight_hh.new_zeros(self.weight_hh.shape[1], x.shape[0])
        if state is not None:
            h, c = state[0].T, state[1].T  # (H, B)
        steps = []
        for t in range(x.shape[1]):
            xt = x[:, t].T
            i = torch.sigmoid(wi @ xt + ui @ h + bi)
            f = torch.sigmoid(wf @ xt + uf @ h + bf)
            g = torch.tanh(wg @ xt + ug @ h + bg)
            o = torch.sigmoid(wo @ xt + uo @ h + bo)
            c = torch.addcmul(f * c, i, g)
            h = o * torch.tanh(c)
            steps.append(h.T)
        return torch.stack(steps, dim=-2), (h.T, c.T)
