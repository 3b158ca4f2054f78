# wrong: value: the maximum of the whole batch is subtracted, and the exponentials of rows far below it are 0
import torch

def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(-1)
    keep = torch.ones_like(logits, dtype=torch.bool)
    z = (logits / temperature).masked_fill(~keep, float('-inf'))
    e = (z - z.max()).exp()
    return torch.multinomial(e / e.sum(-1, keepdim=True), 1, generator=generator)[:, 0]
