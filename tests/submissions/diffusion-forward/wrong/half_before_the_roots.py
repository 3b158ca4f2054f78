# wrong: precision: ᾱ is converted to the samples' dtype before 1 − ᾱ is taken
import torch


def q_sample(x0, t, noise, betas):
    alpha_bar = torch.cumprod(1 - betas, dim=0)[t]
    alpha_bar = alpha_bar.to(x0.dtype)
    shape = (-1,) + (1,) * (x0.dim() - 1)
    a = alpha_bar.sqrt().to(x0.dtype).view(shape)
    b = (1 - alpha_bar).sqrt().to(x0.dtype).view(shape)
    return a * x0 + b * noise
