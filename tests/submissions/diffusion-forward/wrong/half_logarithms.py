# wrong: precision: the logarithms of 1 − β are summed in the samples' dtype
import torch


def q_sample(x0, t, noise, betas):
    alpha_bar = torch.exp(torch.log(1 - betas).to(x0.dtype).cumsum(0))[t].to(betas.dtype)
    shape = (-1,) + (1,) * (x0.dim() - 1)
    a = alpha_bar.sqrt().to(x0.dtype).view(shape)
    b = (1 - alpha_bar).sqrt().to(x0.dtype).view(shape)
    return a * x0 + b * noise
