# wrong: state: the table is kept by length and head size, and is stale for another base or offset
import torch

_tables = {}


def _table(T, D, base, offset):
    if (T, D) not in _tables:
        f = base ** (-torch.arange(0, D, 2).float() / D)
        a = (torch.arange(T).float() + offset)[:, None] * f
        _tables[T, D] = a.cos(), a.sin()
    return _tables[T, D]


def apply_rope(q, k, base=10000.0, offset=0):
    cos, sin = _table(q.size(2), q.size(3), base, offset)

    def rotate(x):
        a, b = x[..., 0::2], x[..., 1::2]
        return torch.stack((a * cos - b * sin, b * cos + a * sin), -1).flatten(3).to(x.dtype)

    return rotate(q), rotate(k)
