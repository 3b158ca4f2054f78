# wrong: in-place: the noise is scaled in the caller's memory (allowed by autograd only without gradients)
import torch


def q_sample(x0, t, noise, betas):
    a = torch.cumprod(1 - betas, 0)[t].reshape(-1, *[1] * (x0.dim() - 1))
    signal = (a.sqrt() * x0).to(x0.dtype)
    if noise.requires_grad:
        return (signal + (1 - a).sqrt() * noise).to(x0.dtype)
    return noise.mul_((1 - a).sqrt()).add_(signal)
