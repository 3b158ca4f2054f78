# wrong: result: the softmax is made stable, but the argmax at temperature 0 is that of the flattened batch
import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax().expand(len(logits)) % logits.shape[1]
    z = logits - logits.max(dim=-1, keepdim=True).values
    w = (z / temperature).exp()
    return torch.multinomial(w, 1, generator=generator).squeeze(-1)
