# wrong: value: the clipped log-variance of the posterior, as published samplers have it
import torch


def p_sample(x_t, t, eps, betas, noise):
    shape = [len(t)] + [1] * (x_t.dim() - 1)
    bar = torch.cumprod(1 - betas, 0)
    prev = torch.cat([betas.new_ones(1), bar[:-1]])
    variance = betas * (1 - prev) / (1 - bar)
    log_variance = torch.log(variance.clamp(min=1e-20))
    mean = (x_t - (betas / torch.sqrt(1 - bar))[t].reshape(shape) * eps) / torch.sqrt(1 - betas)[t].reshape(shape)
    keep = (t != 0).reshape(shape).to(x_t.dtype)
    return (mean + keep * torch.exp(0.5 * log_variance)[t].reshape(shape) * noise).to(x_t.dtype)
