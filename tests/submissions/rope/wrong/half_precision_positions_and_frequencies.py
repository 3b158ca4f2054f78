# wrong: precision: positions and frequencies are cast to the inputs' dtype before they are multiplied
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[-2:]
    pos = (torch.arange(T) + offset).to(q.dtype)
    inv = (1.0 / base ** (torch.arange(0, D, 2).float() / D)).to(q.dtype)
    th = pos[:, None] * inv
    c, s = th.cos(), th.sin()
    def r(x):
        a, b = x[..., ::2], x[..., 1::2]
        return torch.stack((a * c - b * s, a * s + b * c), -1).flatten(-2)
    return r(q), r(k)
