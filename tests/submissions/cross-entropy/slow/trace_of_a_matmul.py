# slow: the picked logits as the trace of logits @ one-hot targets
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets):
    y = F.one_hot(targets, logits.size(1)).to(logits.dtype)
    picked = torch.trace(logits @ y.t())
    return (torch.logsumexp(logits, 1).sum() - picked) / logits.size(0)
