import torch


def new_problem(log_probs, mask=None):
    if mask is None:
        return torch.exp(-log_probs.mean())
    total = log_probs.masked_fill(~mask, 0.0).sum()  # padding adds nothing
    return torch.exp(-total / mask.sum())
