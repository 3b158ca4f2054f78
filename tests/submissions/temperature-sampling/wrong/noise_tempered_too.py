# wrong: temperature: the Gumbel noise is divided by the temperature along with the logits, which undoes it
import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    u = torch.rand(logits.shape, generator=generator, dtype=torch.float64).clamp_min(1e-300)
    return ((logits - (-u.log()).log()) / temperature).argmax(-1)
