# wrong: exponent: spread evenly from 0 to 1 inclusive, over one pair fewer
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    pairs = (d_model + 1) // 2
    inv_freq = torch.logspace(0, -1, pairs, base=base)
    angle = torch.arange(length).float()[:, None] * inv_freq[None, :]
    table = torch.zeros(length, 2 * pairs)
    table[:, ::2], table[:, 1::2] = torch.sin(angle), torch.cos(angle)
    return table[:, :d_model].clone()
