# right: pairs as complex numbers, multiplied by e^(i·angle)
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.size(-2), q.size(-1)
    freqs = 1.0 / base ** (torch.arange(0, D, 2).float() / D)
    angles = torch.outer(torch.arange(T, dtype=torch.float32) + offset, freqs)
    turn = torch.polar(torch.ones_like(angles), angles)

    def rotate(x):
        pairs = torch.view_as_complex(x.float().reshape(*x.shape[:-1], D // 2, 2))
        return torch.view_as_real(pairs * turn).reshape(x.shape).type_as(x)

    return rotate(q), rotate(k)
