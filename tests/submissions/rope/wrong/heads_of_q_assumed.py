# wrong: shape: q and k are rotated as one tensor, so k needs as many heads as q
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    D = q.shape[-1]
    f = 1 / base ** (torch.arange(0, D, 2).float() / D)
    a = torch.outer(torch.arange(offset, offset + q.shape[2]).float(), f)
    both = torch.stack((q, k))
    x, y = both[..., ::2], both[..., 1::2]
    out = torch.stack((x * a.cos() - y * a.sin(), x * a.sin() + y * a.cos()), -1)
    out = out.flatten(-2).to(q.dtype)
    return out[0], out[1]
