# wrong: gradient: decorated as samplers are
import torch


@torch.no_grad()
def p_sample(x_t, t, eps, betas, noise):
    b = betas[t].reshape((-1,) + (1,) * (x_t.ndim - 1))
    a = torch.cumprod(1 - betas, dim=-1)[t].reshape(b.shape)
    z = noise * (t > 0).reshape(b.shape)
    return ((x_t - b / (1 - a).sqrt() * eps) / (1 - b).sqrt() + b.sqrt() * z).to(x_t.dtype)
