# wrong: base: its fraction is cut off
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[-2], q.shape[-1]
    pos = torch.arange(T, device=q.device, dtype=torch.float32) + offset
    inv_freq = int(base) ** (-torch.arange(0, D, 2, device=q.device, dtype=torch.float32) / D)
    theta = pos[:, None] * inv_freq[None, :]
    cos, sin = theta.cos(), theta.sin()

    def rotate(x):
        x0, x1 = x[..., 0::2], x[..., 1::2]
        y = torch.stack([x0 * cos - x1 * sin, x0 * sin + x1 * cos], dim=-1)
        return y.flatten(-2).to(x.dtype)

    return rotate(q), rotate(k)
