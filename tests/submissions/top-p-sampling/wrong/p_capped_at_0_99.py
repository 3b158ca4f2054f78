# wrong: option: p is never more than 0.99, so p = 1 drops the rarest tokens
import torch
def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0: raise ValueError
    if temperature == 0: return logits.argmax(-1)
    s, i = torch.softmax(logits / temperature, -1).sort(-1, descending=True)
    drop = s.cumsum(-1) - s >= min(p, 0.99)
    return i.gather(1, torch.multinomial(s.masked_fill(drop, 0), 1, generator=generator))[:, 0]
