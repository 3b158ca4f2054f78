import torch


def p_sample(x_t, t, eps, betas, noise):
    shape = (-1, *[1] * (x_t.dim() - 1))
    alphas_bar = torch.cumprod(1 - betas, dim=0)  # (T,)
    beta, alpha_bar = betas[t].view(shape), alphas_bar[t].view(shape)  # (B, 1, ..., 1)
    mean = (x_t - beta / (1 - alpha_bar).sqrt() * eps) / (1 - beta).sqrt()
    noisy = (t > 0).view(shape)  # the last step of a sample adds no noise
    return (mean + noisy * beta.sqrt() * noise).to(x_t.dtype)
