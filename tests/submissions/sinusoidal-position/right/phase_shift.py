# right: one sine of all angles, the odd columns shifted by a quarter turn
import math
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    c = torch.arange(d_model)
    freq = torch.tensor(base, dtype=torch.float64) ** (-(c - c % 2) / d_model)
    phase = (c % 2) * (math.pi / 2)
    return torch.sin(torch.arange(length).double().view(-1, 1) * freq + phase).to(torch.float32)
