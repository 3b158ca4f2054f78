# right: the mean of the log-sum-exps less an einsum with one-hot targets
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets):
    N, C = logits.shape
    y = F.one_hot(targets, C).to(logits.dtype)
    return torch.logsumexp(logits, 1).mean() - torch.einsum("nc,nc->", y, logits) / N
