# wrong: clamped: probabilities are clamped to 1e-12 before the log, so a confident mistake costs 27.6 at most
import torch


def cross_entropy(logits, targets):
    probs = torch.softmax(logits, dim=-1).clamp(min=1e-12)
    return -probs[torch.arange(logits.shape[0]), targets].log().mean()
