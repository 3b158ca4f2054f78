# wrong: mean: .mean() of the one-hot product also divides by the number of classes
import torch
import torch.nn.functional as F


def cross_entropy(logits, targets):
    logp = logits - torch.logsumexp(logits, dim=1, keepdim=True)
    return -(F.one_hot(targets, logits.size(1)).to(logits.dtype) * logp).mean()
