# wrong: randomness: the global generator is seeded from the given one, so its successive calls draw alike
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    if generator is not None:
        torch.manual_seed(generator.initial_seed())
    v, i = (logits / temperature).softmax(-1).sort(-1, descending=True)
    v = v * (v.cumsum(-1) - v < p)
    return i.gather(1, torch.multinomial(v, 1)).squeeze(1)
