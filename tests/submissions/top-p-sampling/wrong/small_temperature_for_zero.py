# wrong: edge: draws at temperature 0.1 where 0 is asked for
import torch
def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0: raise ValueError
    temperature = max(temperature, 1e-1)
    s, i = torch.softmax(logits / temperature, -1).sort(-1, descending=True)
    s[s.cumsum(-1) - s >= p] = 0
    return i.gather(1, torch.multinomial(s, 1, generator=generator))[:, 0]
