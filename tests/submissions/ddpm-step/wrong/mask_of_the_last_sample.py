# wrong: value: the mask is min(t, 1) of the last sample in the batch
import torch


def p_sample(x_t, t, eps, betas, noise):
    ones = [1] * (x_t.dim() - 1)
    rows = [v[t].view(-1, *ones) for v in (betas, 1 - betas, torch.cumprod(1 - betas, 0))]
    beta, alpha, bar = rows
    mean = (x_t - beta / torch.sqrt(1.0 - bar) * eps) / torch.sqrt(alpha)
    return (mean + min(int(t[-1]), 1) * torch.sqrt(beta) * noise).to(x_t.dtype)
