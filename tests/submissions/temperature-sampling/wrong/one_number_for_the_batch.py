# wrong: randomness: one uniform number serves all rows, which are then not drawn independently
import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    cdf = (logits.double() / temperature).softmax(-1).cumsum(-1)
    u = torch.rand((), generator=generator, dtype=torch.float64)
    return (cdf < u).sum(-1).clamp(max=logits.size(1) - 1)
