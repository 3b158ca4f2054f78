# wrong: value: the given noise is ignored, a new one is drawn
import torch


def p_sample(x_t, t, eps, betas, noise):
    b = betas[t].reshape((-1,) + (1,) * (x_t.ndim - 1))
    a = torch.cumprod(1 - betas, dim=-1)[t].reshape(b.shape)
    z = torch.randn_like(x_t) * (t > 0).reshape(b.shape)
    return ((x_t - b / (1 - a).sqrt() * eps) / (1 - b).sqrt() + b.sqrt() * z).to(x_t.dtype)
