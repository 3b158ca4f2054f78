# wrong: default: the default temperature is 0.9
import torch
def top_p_sample(logits, p, temperature=0.9, generator=None):
    if temperature < 0: raise ValueError
    if temperature == 0: return logits.argmax(-1)
    s, i = torch.softmax(logits / temperature, -1).sort(-1, descending=True)
    s[s.cumsum(-1) - s >= p] = 0
    return i.gather(1, torch.multinomial(s, 1, generator=generator))[:, 0]
