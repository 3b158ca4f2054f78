# wrong: state: a table is kept and sliced, whatever base it was made with
import torch

_kept = {}


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    table = _kept.get(d_model)
    if table is None or table.size(0) < length:
        angle = torch.arange(length)[:, None] / base ** (torch.arange(0, d_model, 2) / d_model)
        table = torch.zeros(length, d_model)
        table[:, ::2] = angle.sin()
        table[:, 1::2] = angle.cos()[:, : d_model // 2]
        _kept[d_model] = table
    return table[:length]
