import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature must not be negative")
    if temperature == 0:
        return logits.argmax(dim=1)
    probs = torch.softmax(logits / temperature, dim=1)  # (B, V)
    return torch.multinomial(probs, 1, generator=generator).squeeze(1)
