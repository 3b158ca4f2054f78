# right: the published way: slices of the gates, F.linear, sigmoid as a method, zeros of dtype and device
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class LSTM(nn.Module):
    def __init__(self, input_size: int, hidden_size: int):
        super(LSTM, self).__init__()
        self.input_sz = input_size
        self.hidden_size = hidden_size
        self.weight_ih = nn.Parameter(torch.Tensor(hidden_size * 4, input_size))
        self.weight_hh = nn.Parameter(torch.Tensor(hidden_size * 4, hidden_size))
        self.bias_ih = nn.Parameter(torch.Tensor(hidden_size * 4))
        self.bias_hh = nn.Parameter(torch.Tensor(hidden_size * 4))
        self.init_weights()

    def init_weights(self):
        stdv = 1.0 / math.sqrt(self.hidden_size)
        for weight in self.parameters():
            weight.data.uniform_(-stdv, stdv)

    def forward(self, x, state=None):
        bs, seq_sz, _ = x.size()
        HS = self.hidden_size
        hidden_seq = []
        if state is None:
            h_t, c_t = (
                torch.zeros(bs, HS, dtype=x.dtype, device=x.device),
                torch.zeros(bs, HS, dtype=x.dtype, device=x.device),
            )
        else:
            h_t, c_t = state
        for t in range(seq_sz):
            x_t = x[:, t, :]
            gates = F.linear(x_t, self.weight_ih, self.bias_ih) + F.linear(
                h_t, self.weight_hh, self.bias_hh
            )
            i_t = gates[:, :HS].sigmoid()
            f_t = gates[:, HS : HS * 2].sigmoid()
            g_t = gates[:, HS * 2 : HS * 3].tanh()
            o_t = gates[:, HS * 3 :].sigmoid()
            c_t = f_t * c_t + i_t * g_t
            h_t = o_t * c_t.tanh()
            hidden_seq.append(h_t.unsqueeze(0))
        hidden_seq = torch.cat(hidden_seq, dim=0)
        hidden_seq = hidden_seq.transpose(0, 1).contiguous()
        return hidden_seq, (h_t, c_t)
