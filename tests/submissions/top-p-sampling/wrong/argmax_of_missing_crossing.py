# wrong: nucleus: when rounding keeps the whole mass below p = 1, argmax of a row of False gives a nucleus of one token
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    v, i = (logits.float() / temperature).softmax(-1).sort(-1, descending=True)
    crossing = (v.cumsum(-1) >= p).int().argmax(-1, keepdim=True)
    v = v.masked_fill(torch.arange(v.size(1)) > crossing, 0)
    return i.gather(1, torch.multinomial(v, 1, generator=generator)).squeeze(1)
