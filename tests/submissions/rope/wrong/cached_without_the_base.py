# wrong: state: angles are kept by length, size and offset, but not by base
import torch


_C = {}
def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[-2:]
    if (T, D, offset) not in _C:
        _C[T, D, offset] = (torch.arange(T).float() + offset)[:, None] * base ** (-torch.arange(0, D, 2).float() / D)
    th = _C[T, D, offset]
    def r(x):
        c, s = th.cos(), th.sin()
        a, b = x[..., ::2], x[..., 1::2]
        return torch.stack((a * c - b * s, a * s + b * c), -1).flatten(-2).to(x.dtype)
    return r(q), r(k)
