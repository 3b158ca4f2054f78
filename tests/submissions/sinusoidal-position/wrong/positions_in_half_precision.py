# wrong: precision: positions beyond 2048 are rounded in float16
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    pos = torch.arange(length, dtype=torch.float16).float().unsqueeze(1)
    two_i = torch.arange(0, d_model, 2, dtype=torch.float32)
    angle = pos / base ** (two_i / d_model)
    pe = torch.zeros(length, d_model)
    pe[:, 0::2] = torch.sin(angle)
    pe[:, 1::2] = torch.cos(angle[:, : d_model // 2])
    return pe
