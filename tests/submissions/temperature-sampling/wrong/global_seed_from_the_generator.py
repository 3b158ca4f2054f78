# wrong: randomness: the global generator is seeded from the given one, so its successive calls draw alike
import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    if generator is not None:
        torch.manual_seed(generator.initial_seed())
    return torch.distributions.Categorical(logits=logits / temperature).sample()
