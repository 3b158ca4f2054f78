# wrong: edge: 0.1 is put in the place of a temperature of 0
import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    temperature = temperature or 0.1
    v, i = logits.topk(min(k, logits.size(-1)))
    place = torch.multinomial((v / temperature).softmax(-1), 1, generator=generator)
    return i.gather(-1, place).squeeze(-1)
