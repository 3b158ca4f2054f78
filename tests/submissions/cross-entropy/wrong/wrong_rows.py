# wrong: index: take over the flattened logits forgets the offset of the row
import torch


def cross_entropy(logits, targets):
    logp = logits - logits.logsumexp(-1, keepdim=True)
    return -logp.reshape(-1).take(targets).mean()
