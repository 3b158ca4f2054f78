import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature must not be negative")
    if temperature == 0:
        return logits.argmax(dim=1)
    probs = torch.softmax(logits / temperature, dim=1)  # (B, V)
    ordered, ids = probs.sort(descending=True)
    before = ordered.cumsum(dim=1) - ordered  # the mass of all more probable tokens
    nucleus = ordered.masked_fill(before >= p, 0.0)
    place = torch.multinomial(nucleus, 1, generator=generator)  # (B, 1)
    return ids.gather(1, place).squeeze(1)
