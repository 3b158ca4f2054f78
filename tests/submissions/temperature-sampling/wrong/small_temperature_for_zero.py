# wrong: edge: draws at temperature 0.1 where 0 is asked for
import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    p = (logits / max(temperature, 0.1)).softmax(-1)
    return torch.multinomial(p, 1, generator=generator).view(-1)
