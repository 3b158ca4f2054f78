import torch


def q_sample(x0, t, noise, betas):
    alphas_bar = torch.cumprod(1 - betas, dim=0)  # (T,)
    alpha_bar = alphas_bar[t].view(-1, *[1] * (x0.dim() - 1))  # (B, 1, ..., 1)
    x_t = alpha_bar.sqrt() * x0 + (1 - alpha_bar).sqrt() * noise
    return x_t.to(x0.dtype)
