# wrong: input: reshape gives the caller's own memory where that is contiguous, and it is written to
import torch


@torch.no_grad()
def table(T, D, base, offset):
    inv = 1.0 / (base ** (torch.arange(0, D, 2).float() / D))
    return (torch.arange(T) + offset)[:, None] * inv


def apply_rope(q, k, base=10000.0, offset=0):
    angle = table(q.shape[2], q.shape[3], base, offset)
    cos, sin = angle.cos(), angle.sin()
    results = []
    for x in (q, k):
        flat = x.reshape(-1, *x.shape[-2:])
        a, b = flat[..., ::2].clone(), flat[..., 1::2].clone()
        flat.data[..., ::2] = (a * cos - b * sin).to(x.dtype)
        flat.data[..., 1::2] = (a * sin + b * cos).to(x.dtype)
        results.append(flat.view(x.shape))
    return results[0], results[1]
