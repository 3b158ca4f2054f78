# right: draws from the whole distribution until the token lies in the nucleus
import torch

@torch.no_grad()
def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    probs = torch.softmax(logits / temperature, -1)
    s, i = probs.sort(-1, descending=True)
    ok = torch.zeros_like(probs, dtype=torch.bool).scatter_(-1, i, s.cumsum(-1) - s < p)
    out = torch.full((len(logits),), -1, dtype=torch.long)
    todo = torch.arange(len(logits))
    while len(todo):
        d = torch.multinomial(probs[todo], 1, generator=generator)[:, 0]
        good = ok[todo, d]
        out[todo[good]] = d[good]
        todo = todo[~good]
    return out
