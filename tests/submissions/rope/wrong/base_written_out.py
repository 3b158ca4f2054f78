# wrong: base: the logarithm of 10000 is written out, another base has no effect
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[-2:]
    freqs = torch.exp(-9.210340371976184 / D * torch.arange(0, D, 2))
    pos = torch.arange(T).add(offset).float()
    ang = torch.einsum("i,j->ij", pos, freqs)
    rot = torch.stack([ang.cos(), -ang.sin(), ang.sin(), ang.cos()], -1).view(T, D // 2, 2, 2)

    def turn(x):
        v = x.float().reshape(*x.shape[:-1], D // 2, 2, 1)
        return (rot @ v).reshape(x.shape).to(x.dtype)

    return turn(q), turn(k)
