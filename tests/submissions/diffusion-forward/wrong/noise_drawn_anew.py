# wrong: value: the given noise is ignored, a new one is drawn
import torch


def q_sample(x0, t, noise, betas):
    a = (1 - betas).cumprod(0)[t].reshape([-1] + [1] * (x0.ndim - 1))
    return (torch.sqrt(a) * x0 + torch.sqrt(1 - a) * torch.randn_like(x0)).to(x0.dtype)
