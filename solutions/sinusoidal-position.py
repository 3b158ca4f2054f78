import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    # In float64 until the end: a float32 angle of some thousands is off in its fourth decimal.
    two_i = torch.arange(0, d_model, 2, dtype=torch.float64)  # one frequency per pair of columns
    angle = torch.arange(length)[:, None] / base ** (two_i / d_model)  # (length, ceil(d_model / 2))
    table = torch.empty(length, d_model)
    table[:, ::2] = angle.sin()
    table[:, 1::2] = angle[:, : d_model // 2].cos()  # an odd d_model has one cosine less
    return table
