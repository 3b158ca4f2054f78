# right: features permuted so that rotate_half applies, and permuted back; cached by all that matters
import functools
import torch


@functools.lru_cache(maxsize=8)
def tables(T, D, base, offset):
    inv_freq = 1.0 / (base ** (torch.arange(0, D, 2, dtype=torch.float64) / D))
    freqs = torch.arange(offset, offset + T, dtype=torch.float64)[:, None] * inv_freq[None, :]
    emb = torch.cat((freqs, freqs), dim=-1)
    return emb.cos(), emb.sin()


def rotate_half(x):
    x1, x2 = x.chunk(2, dim=-1)
    return torch.cat((-x2, x1), dim=-1)


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[-2:]
    cos, sin = tables(T, D, float(base), offset)
    order = torch.cat((torch.arange(0, D, 2), torch.arange(1, D, 2)))
    back = torch.argsort(order)

    def embed(x):
        y = x[..., order].float()
        y = y * cos.float() + rotate_half(y) * sin.float()
        return y[..., back].to(x.dtype)

    return embed(q), embed(k)
