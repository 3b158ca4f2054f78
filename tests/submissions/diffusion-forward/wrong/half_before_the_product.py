# wrong: value: everything in the dtype of x0 from the start, and clamped away from 0
import torch


def q_sample(x0, t, noise, betas):
    alpha = (1 - betas).to(x0.dtype)
    a = alpha.cumprod(0).index_select(0, t).reshape(-1, *[1] * (x0.dim() - 1))
    return a.sqrt() * x0 + (1 - a).clamp(min=1e-7).sqrt() * noise
