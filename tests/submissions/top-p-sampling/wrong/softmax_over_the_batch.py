# wrong: axis: the softmax runs over the batch (dim 0) instead of over the vocabulary
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    v, i = (logits / temperature).softmax(0).sort(-1, descending=True)
    v = v * (v.cumsum(-1) - v < p)
    return i.gather(1, torch.multinomial(v, 1, generator=generator)).squeeze(1)
