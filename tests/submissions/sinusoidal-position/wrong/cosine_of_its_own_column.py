# wrong: exponent: no pairs, every column has an angle of its own
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    t = torch.arange(length, dtype=torch.float32).reshape(-1, 1)
    table = t / torch.pow(base, torch.arange(d_model, dtype=torch.float32) / d_model)
    table[:, ::2] = torch.sin(table[:, ::2])
    table[:, 1::2] = torch.cos(table[:, 1::2])
    return table
