# wrong: length: a table of 5000 rows is cut, so a longer one has too few
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0, max_len=5000):
    a = torch.arange(max_len).float()[:, None] / base ** (torch.arange(0, d_model, 2).float() / d_model)
    return torch.stack([a.sin(), a.cos()], 2).flatten(1)[:length, :d_model]
