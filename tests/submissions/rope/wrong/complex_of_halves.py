# wrong: layout: the complex numbers are made of the two halves of the features
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[-2:]
    freqs = base ** (-torch.arange(0, D, 2, dtype=torch.float32) / D)
    angle = torch.outer(torch.arange(offset, offset + T, dtype=torch.float32), freqs)
    turn = torch.polar(torch.ones_like(angle), angle)

    def rotate(x):
        re, im = x.float().chunk(2, dim=-1)
        z = torch.complex(re.contiguous(), im.contiguous()) * turn
        return torch.cat((z.real, z.imag), dim=-1).to(x.dtype)

    return rotate(q), rotate(k)
