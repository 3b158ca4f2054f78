# wrong: value: replaces the given betas by the linear schedule between their ends
import torch


def q_sample(x0, t, noise, betas):
    schedule = torch.linspace(0, 1, len(betas), dtype=betas.dtype) * (betas[-1] - betas[0]) + betas[0]
    a = torch.cumprod(1 - schedule, 0)[t].view(-1, *(1,) * (x0.dim() - 1))
    return (a.sqrt() * x0 + (1 - a).sqrt() * noise).to(x0.dtype)
