# wrong: distribution: only the fifty most probable tokens are drawn from, as some libraries do by default
import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    values, ids = logits.topk(min(50, logits.size(-1)))
    place = torch.multinomial((values / temperature).softmax(-1), 1, generator=generator)
    return ids.gather(-1, place).squeeze(-1)
