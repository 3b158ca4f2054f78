# wrong: clip: the predicted x_0 is clipped to ±10
import torch


def p_sample(x_t, t, eps, betas, noise):
    ab = torch.cumprod(1 - betas, 0)
    ab_prev = torch.cat([torch.ones_like(ab[:1]), ab[:-1]])
    e = lambda a: a[t].reshape(t.shape + (1,) * (x_t.dim() - 1))
    x0 = (x_t - e((1 - ab).sqrt()) * eps) / e(ab.sqrt())
    c1 = betas * ab_prev.sqrt() / (1 - ab)
    c2 = (1 - ab_prev) * (1 - betas).sqrt() / (1 - ab)
    x0 = x0.clamp(-10, 10)
    mean = e(c1) * x0 + e(c2) * x_t
    s = e(betas.sqrt()) * (t != 0).reshape(t.shape + (1,) * (x_t.dim() - 1))
    return (mean + s * noise).to(x_t.dtype)
