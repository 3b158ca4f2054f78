# wrong: base: the logarithm of 10000 is a constant of the code
import torch

LOG_BASE = 9.210340371976184


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    c = torch.arange(d_model)
    angle = torch.arange(length)[:, None] * torch.exp(-LOG_BASE * (c - c % 2) / d_model)[None, :]
    return torch.where(c % 2 == 0, angle.sin(), angle.cos())
