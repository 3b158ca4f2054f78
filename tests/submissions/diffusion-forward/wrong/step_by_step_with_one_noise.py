# wrong: value: goes through the steps and adds the same noise in each
import torch


def q_sample(x0, t, noise, betas):
    rows = []
    for x, n, step in zip(x0, noise, t.tolist()):
        for beta in betas[: step + 1]:
            x = torch.sqrt(1 - beta) * x + torch.sqrt(beta) * n
        rows.append(x.to(x0.dtype))
    return torch.stack(rows)
