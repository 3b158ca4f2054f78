# wrong: temperature: it scales the kept probabilities, which are normalised again afterwards
import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    p, i = logits.softmax(-1).topk(min(k, logits.size(-1)))
    p = p / temperature
    p = p / p.sum(-1, keepdim=True)
    return i.gather(-1, torch.multinomial(p, 1, generator=generator)).squeeze(-1)
