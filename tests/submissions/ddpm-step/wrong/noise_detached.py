# wrong: gradient: none reaches the noise
import torch


def p_sample(x_t, t, eps, betas, noise):
    shape = (-1,) + (1,) * (x_t.dim() - 1)
    alphas = 1 - betas
    alpha_bar = torch.cumprod(alphas, dim=0)
    coef1 = (1 / alphas.sqrt())[t].to(x_t.dtype).view(shape)
    coef2 = (betas / (1 - alpha_bar).sqrt())[t].to(x_t.dtype).view(shape)
    sigma = betas.sqrt()[t].to(x_t.dtype).view(shape)
    mean = coef1 * (x_t - coef2 * eps)
    nonzero = (t > 0).to(x_t.dtype).view(shape)
    return mean + nonzero * sigma * noise.detach()
