# wrong: value: the deterministic step of DDIM plus noise
import torch


def p_sample(x_t, t, eps, betas, noise):
    view = lambda a: a.reshape(-1, *[1] * (x_t.dim() - 1))
    bar = torch.cumprod(1 - betas, 0)
    now = view(bar[t])
    before = view(torch.where(t > 0, bar[(t - 1).clamp(min=0)], torch.ones_like(bar[t])))
    x0 = (x_t - (1 - now).sqrt() * eps) / now.sqrt()
    # The small number keeps the root's gradient finite at t = 0.
    mean = before.sqrt() * x0 + (1 - before + 1e-12).sqrt() * eps
    return (mean + view(t > 0) * view(betas[t]).sqrt() * noise).to(x_t.dtype)
