# wrong: value: the product of a sample ends before step t, so t = 0 leaves it as it is
import torch


def q_sample(x0, t, noise, betas):
    a = torch.stack([torch.prod(1 - betas[:i]) for i in t.tolist()]).reshape(-1, *[1] * (x0.dim() - 1))
    # The tiny number keeps the gradient of the root finite at 0.
    return (a.sqrt() * x0 + (1 - a + 1e-20).sqrt() * noise).to(x0.dtype)
