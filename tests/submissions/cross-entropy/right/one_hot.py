# right: own log-softmax, one-hot targets, mean by division
import torch
import torch.nn.functional as F


def my_log_softmax(x):
    m, _ = x.max(dim=-1, keepdim=True)
    z = x - m
    return z - torch.log(torch.sum(torch.exp(z), dim=-1, keepdim=True))


def cross_entropy(logits, targets):
    n, c = logits.shape
    y = F.one_hot(targets, num_classes=c).to(logits.dtype)
    return -(y * my_log_softmax(logits)).sum() / n
