# wrong: the perplexity of each sequence by itself, and then their mean
# A wrong answer that has to be rejected, but needs no name. The first line says what is wrong.
import torch


def new_problem(log_probs, mask=None):
    if mask is None:
        mask = torch.ones_like(log_probs, dtype=torch.bool)
    totals = log_probs.masked_fill(~mask, 0.0).sum(dim=-1)
    return torch.exp(-totals / mask.sum(dim=-1)).mean()
