# wrong: stability: logits are clipped to ±50 to avoid overflow
import torch


def cross_entropy(logits, targets):
    x = logits.clamp(-50, 50)
    e = torch.exp(x)
    return (e.sum(1).log() - x[range(len(x)), targets]).mean()
