# wrong: base: its fraction is cut off
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    a = torch.arange(length).float()[:, None] / int(base) ** (torch.arange(0, d_model, 2).float() / d_model)
    return torch.stack([a.sin(), a.cos()], 2).flatten(1)[:, :d_model]
