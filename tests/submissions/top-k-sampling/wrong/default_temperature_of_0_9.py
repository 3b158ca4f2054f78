# wrong: default: the default temperature is 0.9
import torch


def top_k_sample(logits, k, temperature=0.9, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    v, i = logits.topk(min(k, logits.size(-1)))
    place = torch.multinomial((v / temperature).softmax(-1), 1, generator=generator)
    return i.gather(-1, place).squeeze(-1)
