# wrong: value: returns the mean of the whole batch as soon as its smallest t is 0
import torch


def p_sample(x_t, t, eps, betas, noise):
    b = betas[t].reshape((-1,) + (1,) * (x_t.ndim - 1))
    a = torch.cumprod(1 - betas, dim=-1)[t].reshape(b.shape)
    mean = torch.rsqrt(1 - b) * (x_t - b * torch.rsqrt(1 - a) * eps)
    if t.min() == 0:
        return mean.to(x_t.dtype)
    return (mean + torch.sqrt(b) * noise).to(x_t.dtype)
