# right: sine and cosine stacked on a new dimension, flattened, and cut to d_model columns
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    i = torch.arange((d_model + 1) // 2, dtype=torch.float32)
    inv_freq = torch.pow(base, -2 * i / d_model)
    angles = torch.outer(torch.arange(length, dtype=torch.float32), inv_freq)
    return torch.stack((angles.sin(), angles.cos()), dim=2).reshape(length, -1)[:, :d_model].contiguous()
