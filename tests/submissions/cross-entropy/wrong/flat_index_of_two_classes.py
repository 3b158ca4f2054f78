# wrong: index: counts at least two classes a row in a flat index
import torch
def cross_entropy(logits, targets):
    n = len(targets)
    return (logits.logsumexp(1) - logits.reshape(-1)[targets + torch.arange(n) * max(logits.shape[1], 2) % max(logits.numel(), 1)]).mean()
