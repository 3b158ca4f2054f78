# right: x·cos + rotate_every_two(x)·sin, exponentials of logarithms, cos and sin cast to the inputs' dtype
import math
import torch


def rotate_every_two(x):
    return torch.stack((-x[..., 1::2], x[..., ::2]), dim=-1).reshape(x.shape)


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[2], q.shape[3]
    inv_freq = torch.exp(torch.arange(0, D, 2, dtype=torch.float) * -(math.log(base) / D))
    position = torch.arange(offset, offset + T, dtype=torch.float).unsqueeze(1)
    angle = (position * inv_freq).repeat_interleave(2, dim=-1)
    cos = angle.cos().to(q.dtype)[None, None]
    sin = angle.sin().to(q.dtype)[None, None]
    return q * cos + rotate_every_two(q) * sin, k * cos + rotate_every_two(k) * sin
