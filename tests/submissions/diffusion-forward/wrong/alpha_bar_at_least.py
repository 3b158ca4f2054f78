# wrong: value: ᾱ is at least 1e-5
import torch


def q_sample(x0, t, noise, betas):
    alpha_bar = torch.cumprod(1 - betas, dim=0)[t].clamp(min=1e-5)
    shape = (-1,) + (1,) * (x0.dim() - 1)
    a = alpha_bar.sqrt().to(x0.dtype).view(shape)
    b = (1 - alpha_bar).sqrt().to(x0.dtype).view(shape)
    return a * x0 + b * noise
