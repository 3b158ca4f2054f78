# wrong: stability: each row is shifted by its mean, not by its maximum
import torch


def cross_entropy(logits, targets):
    z = logits - logits.mean(dim=1, keepdim=True)
    return (torch.log(torch.exp(z).sum(dim=1)) - z[torch.arange(len(z)), targets]).mean()
