# wrong: dtype: everything is computed and returned in float32
import torch


def cross_entropy(logits, targets):
    x = logits.float()
    return (x.logsumexp(1) - x[torch.arange(len(x)), targets]).mean()
