# wrong: default: the default temperature is 0.9
import torch


def temperature_sample(logits, temperature=0.9, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    p = torch.softmax(logits / temperature, -1)
    return torch.multinomial(p, 1, generator=generator)[:, 0]
