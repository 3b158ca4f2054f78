# wrong: ties: as published: whatever is below the k-th value is masked, so that all the tied ones stay
import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    logits = logits / temperature
    v, _ = torch.topk(logits, min(k, logits.size(-1)))
    logits[logits < v[:, [-1]]] = -float("Inf")
    return torch.multinomial(torch.softmax(logits, -1), 1, generator=generator).squeeze(-1)
