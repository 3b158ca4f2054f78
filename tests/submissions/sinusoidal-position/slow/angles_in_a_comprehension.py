# slow: angles by a double comprehension with np.power, sines and cosines vectorised
import numpy as np
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    table = np.array(
        [[pos / np.power(base, 2 * (j // 2) / d_model) for j in range(d_model)] for pos in range(length)]
    )
    table[:, 0::2] = np.sin(table[:, 0::2])
    table[:, 1::2] = np.cos(table[:, 1::2])
    return torch.FloatTensor(table)
