# right: a Python loop over positions, whole rows in torch
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    table = torch.zeros(length, d_model)
    even = torch.arange(0, d_model, 2)
    freq = base ** (-even / d_model)
    for pos in range(length):
        angle = pos * freq
        table[pos, 0::2] = torch.sin(angle)
        table[pos, 1::2] = torch.cos(angle[: d_model // 2])
    return table
