# right: a comprehension over rows, the nucleus cut out as a slice and renormalised, drawn with multinomial, stacked
import torch


def _one(row, p, temperature, generator):
    values, ids = torch.softmax(row / temperature, 0).sort(descending=True)
    n = min(int(torch.searchsorted(values.cumsum(0), p)) + 1, len(values))
    kept = values[:n] / values[:n].sum()
    return ids[torch.multinomial(kept, 1, generator=generator)[0]]


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature must be >= 0")
    if temperature == 0:
        return torch.stack([row.argmax() for row in logits])
    return torch.stack([_one(row, p, temperature, generator) for row in logits])
