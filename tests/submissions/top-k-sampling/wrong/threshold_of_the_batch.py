# wrong: rows mixed: the lowest threshold of the batch serves all rows, so some keep more than k tokens
import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    best = logits.sort(-1, descending=True).values[:, : k]
    keep = logits >= best[:, -1].min()
    if k < logits.size(1) and bool((logits == best[:, -1:]).sum(1).gt(1).any()):
        keep = torch.zeros_like(keep).scatter(1, logits.topk(k).indices, True)
    p = (logits / temperature).masked_fill(~keep, float("-inf")).softmax(-1)
    return torch.multinomial(p, 1, generator=generator)[:, 0]
