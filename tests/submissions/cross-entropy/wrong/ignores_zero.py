# wrong: padding: class 0 is taken for padding and left out of the mean
import torch


def cross_entropy(logits, targets):
    keep = targets != 0
    nll = torch.logsumexp(logits, 1) - logits[torch.arange(len(logits)), targets]
    return (nll * keep).sum() / keep.sum().clamp(min=1)
