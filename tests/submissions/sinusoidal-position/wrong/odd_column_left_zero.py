# wrong: shape: the last column of an odd d_model is padded with zeros
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    pairs = d_model // 2
    table = torch.zeros(length, d_model)
    angle = torch.outer(torch.arange(length).float(), base ** (-2 * torch.arange(pairs).float() / d_model))
    table[:, 0 : 2 * pairs : 2] = angle.sin()
    table[:, 1 : 2 * pairs : 2] = angle.cos()
    return table
