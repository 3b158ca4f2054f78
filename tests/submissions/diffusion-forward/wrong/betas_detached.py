# wrong: gradient: the coefficients are computed without gradients
import torch


def q_sample(x0, t, noise, betas):
    with torch.no_grad():
        a = torch.cumprod(1 - betas, 0)[t]
        while a.dim() < x0.dim():
            a = a.unsqueeze(-1)
    return (a.sqrt() * x0 + (1 - a).sqrt() * noise).to(x0.dtype)
