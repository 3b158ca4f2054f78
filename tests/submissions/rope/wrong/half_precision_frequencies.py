# wrong: precision: positions are float32, but the frequencies went through the inputs' dtype
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    D = q.shape[-1]
    inv_freq = (1.0 / base ** (torch.arange(0, D, 2).float() / D)).to(q.dtype)
    t = torch.arange(q.shape[-2], dtype=torch.float32) + offset
    angle = (t[:, None] * inv_freq.float()[None, :]).repeat_interleave(2, -1)

    def rotate(x):
        turned = torch.stack((-x[..., 1::2], x[..., ::2]), -1).flatten(-2)
        return (x * angle.cos() + turned * angle.sin()).type_as(x)

    return rotate(q), rotate(k)
