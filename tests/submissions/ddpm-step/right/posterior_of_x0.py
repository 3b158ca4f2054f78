# right: through the predicted x_0 and the two coefficients of the posterior mean
import torch
import torch.nn.functional as F


def extract(values, t, x):
    return values[t].reshape(-1, *((1,) * (x.ndim - 1)))


def p_sample(x_t, t, eps, betas, noise):
    alphas = 1.0 - betas
    bar = torch.cumprod(alphas, 0)
    bar_prev = F.pad(bar[:-1], (1, 0), value=1.0)
    x0 = (x_t - extract((1 - bar).sqrt(), t, x_t) * eps) / extract(bar.sqrt(), t, x_t)
    coef1 = betas * bar_prev.sqrt() / (1 - bar)
    coef2 = alphas.sqrt() * (1 - bar_prev) / (1 - bar)
    mean = extract(coef1, t, x_t) * x0 + extract(coef2, t, x_t) * x_t
    mask = (t != 0).to(mean.dtype).reshape(-1, *((1,) * (x_t.ndim - 1)))
    return (mean + mask * torch.exp(0.5 * extract(betas.log(), t, x_t)) * noise).to(x_t.dtype)
