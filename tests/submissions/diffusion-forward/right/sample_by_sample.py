# right: a Python loop over the samples, the product of a slice for each
import torch


def q_sample(x0, t, noise, betas):
    rows = []
    for i, step in enumerate(t.tolist()):
        alpha_bar = (1 - betas[: step + 1]).prod()
        rows.append(alpha_bar.sqrt() * x0[i] + (1 - alpha_bar).sqrt() * noise[i])
    return torch.stack(rows).to(x0.dtype)
