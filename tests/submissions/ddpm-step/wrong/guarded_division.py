# wrong: value: everything in the dtype of the samples, with a small number against division by 0
import torch


def p_sample(x_t, t, eps, betas, noise):
    betas = betas.to(x_t.dtype)
    view = (-1,) + (1,) * (x_t.ndim - 1)
    a = torch.cumprod(1 - betas, dim=0)[t].view(view)
    b = betas[t].view(view)
    mean = (x_t - b / ((1 - a).sqrt() + 1e-8).clamp(min=1e-3) * eps) / (1 - b).sqrt()
    return mean + (t > 0).view(view) * b.sqrt() * noise
