# wrong: stability: the maximum is taken over the batch for each class
import torch


def cross_entropy(logits, targets):
    m = logits.max(dim=0).values
    lse = m.max() + (logits - m.max()).exp().sum(1).log()
    return (lse - logits.gather(1, targets[:, None])[:, 0]).mean()
