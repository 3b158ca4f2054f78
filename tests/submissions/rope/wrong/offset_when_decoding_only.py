# wrong: offset: it counts only where a single token is decoded, not for a chunk of several
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[-2], q.shape[-1]
    start = offset if T == 1 else 0
    inv = base ** -(torch.arange(0, D, 2) / D)
    angle = torch.arange(start, start + T)[:, None] * inv

    def rotate(x):
        a, b = x.unflatten(-1, (-1, 2)).unbind(-1)
        pairs = (a * angle.cos() - b * angle.sin(), a * angle.sin() + b * angle.cos())
        return torch.stack(pairs, -1).flatten(-2).to(x.dtype)

    return rotate(q), rotate(k)
