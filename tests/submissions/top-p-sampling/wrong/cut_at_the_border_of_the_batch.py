# wrong: nucleus: as many tokens as the row with the largest nucleus needs are kept in all rows
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    probs = (logits / temperature).softmax(-1)
    v, i = probs.sort(-1, descending=True)
    k = int((v.cumsum(-1) < p).sum(-1).max()) + 1
    v, i = v[:, :k], i[:, :k]
    return i.gather(1, torch.multinomial(v, 1, generator=generator)).squeeze(1)
