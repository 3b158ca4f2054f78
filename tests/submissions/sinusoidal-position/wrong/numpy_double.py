# wrong: dtype: numpy's float64 is handed over as it is
import numpy as np
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    pos = np.arange(length)[:, np.newaxis]
    angle = pos / np.power(base, (2 * (np.arange(d_model) // 2)) / np.float32(d_model))
    angle[:, 0::2] = np.sin(angle[:, 0::2])
    angle[:, 1::2] = np.cos(angle[:, 1::2])
    return torch.from_numpy(angle.astype(np.float64))
