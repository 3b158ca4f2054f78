# wrong: exponent: i over the number of pairs, ceil(d_model / 2), right for every even d_model
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    pairs = (d_model + 1) // 2
    inv_freq = 1.0 / base ** (torch.arange(pairs).float() / pairs)
    angle = torch.arange(length)[:, None] * inv_freq
    return torch.stack([angle.sin(), angle.cos()], dim=-1).flatten(1)[:, :d_model]
