# wrong: result: the ids are int32
import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1).int()
    p = (logits / temperature).softmax(-1)
    return torch.multinomial(p, 1, generator=generator).squeeze(-1).int()
