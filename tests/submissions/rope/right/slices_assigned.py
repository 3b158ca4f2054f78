# right: an empty result whose even and odd features are assigned, angles repeated for each tensor
import torch


def rope(x, base, offset):
    d = x.shape[-1]
    i = torch.arange(d // 2, dtype=torch.float32)
    theta = torch.pow(torch.tensor(base), -2 * i / d)
    m = torch.arange(x.shape[-2]) + offset
    angle = torch.einsum("t,f->tf", m.float(), theta).expand(*x.shape[:-1], d // 2)
    even, odd = x[..., ::2].float(), x[..., 1::2].float()
    out = torch.empty(x.shape)
    out[..., ::2] = even * torch.cos(angle) - odd * torch.sin(angle)
    out[..., 1::2] = odd * torch.cos(angle) + even * torch.sin(angle)
    return out.to(x.dtype)


def apply_rope(q, k, base=10000.0, offset=0):
    return rope(q, base, offset), rope(k, base, offset)
