# wrong: range: a table of 4096 positions, made once; indexing past its end is clamped
import torch

MAX = 4096


def apply_rope(q, k, base=10000.0, offset=0):
    D = q.size(-1)
    inv = base ** -(torch.arange(0, D, 2) / D)
    table = torch.outer(torch.arange(MAX).float(), inv)
    rows = torch.clamp(torch.arange(q.size(2)) + offset, max=MAX - 1)
    cos, sin = table[rows].cos(), table[rows].sin()

    def rotate(x):
        y = torch.empty_like(x)
        y[..., ::2] = x[..., ::2] * cos - x[..., 1::2] * sin
        y[..., 1::2] = x[..., ::2] * sin + x[..., 1::2] * cos
        return y

    return rotate(q), rotate(k)
