# wrong: value: the predicted x_0 is clipped to [-1, 1], as for images
import torch


def p_sample(x_t, t, eps, betas, noise):
    view = lambda a: a[t].reshape(-1, *[1] * (x_t.dim() - 1))
    alphas = 1 - betas
    bar = alphas.cumprod(0)
    prev = torch.cat([torch.ones_like(bar[:1]), bar[:-1]])
    x0 = ((x_t - view(1 - bar).sqrt() * eps) / view(bar).sqrt()).clamp(-1, 1)
    mean = view(prev.sqrt() * betas / (1 - bar)) * x0 + view(alphas.sqrt() * (1 - prev) / (1 - bar)) * x_t
    return (mean + view(betas).sqrt() * noise * (t > 0).reshape(-1, *[1] * (x_t.dim() - 1))).to(x_t.dtype)
