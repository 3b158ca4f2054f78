# right: the last column of logcumsumexp, and a boolean mask
import torch

def cross_entropy(logits, targets):
    lse = torch.logcumsumexp(logits, dim=1)[:, -1]
    mask = torch.zeros_like(logits, dtype=torch.bool).scatter_(1, targets.view(-1, 1), True)
    return torch.mean(lse - logits[mask])
