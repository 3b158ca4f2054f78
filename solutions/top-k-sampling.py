import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature must not be negative")
    if temperature == 0:
        return logits.argmax(dim=1)
    values, ids = logits.topk(min(k, logits.size(1)))  # (B, k)
    probs = torch.softmax(values / temperature, dim=1)
    place = torch.multinomial(probs, 1, generator=generator)  # (B, 1)
    return ids.gather(1, place).squeeze(1)
