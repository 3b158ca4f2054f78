# wrong: distribution: after the nucleus is cut, the tempered logits are divided by the temperature once more
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    z = logits / temperature
    s, i = z.sort(-1, descending=True)
    c = s.softmax(-1).cumsum(-1)
    s = s.masked_fill(c - s.softmax(-1) >= p, float("-inf"))
    return i.gather(1, torch.multinomial((s / temperature).softmax(-1), 1, generator=generator)).squeeze(1)
