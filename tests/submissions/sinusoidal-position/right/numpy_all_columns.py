# right: numpy, an angle for every column, sine or cosine chosen by np.where
import numpy as np
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    column = np.arange(d_model)[None, :]
    angle = np.arange(length)[:, None] / np.power(base, 2 * (column // 2) / d_model)
    return torch.from_numpy(np.where(column % 2 == 0, np.sin(angle), np.cos(angle))).float()
