import torch


def apply_rope(q, k, base=10000.0, offset=0):
    *_, T, D = q.shape
    # float64, whatever the inputs are: a float32 angle near 1e5 is already off by 0.004.
    two_i = torch.arange(0, D, 2, dtype=torch.float64, device=q.device)
    t = torch.arange(offset, offset + T, device=q.device)
    angle = t[:, None] * base ** (-two_i / D)  # (T, D/2), shared by batch and heads
    cos, sin = angle.cos(), angle.sin()

    def rotate(x):  # (..., T, D)
        x0, x1 = x[..., ::2], x[..., 1::2]  # (..., T, D/2)
        pairs = torch.stack([x0 * cos - x1 * sin, x0 * sin + x1 * cos], dim=-1)
        return pairs.flatten(-2).to(x.dtype)  # (..., T, D/2, 2) -> (..., T, D)

    return rotate(q), rotate(k)
