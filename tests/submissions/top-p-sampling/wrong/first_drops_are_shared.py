# wrong: rows mixed: a token is dropped in every row once it is dropped in one
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError
    if temperature == 0:
        return logits.argmax(-1)
    scaled = logits / temperature
    sorted_logits, idx = scaled.sort(-1, descending=True)
    cum = sorted_logits.softmax(-1).cumsum(-1)
    remove = cum - sorted_logits.softmax(-1) >= p
    dropped = idx[remove]
    scaled = scaled.clone()
    top = scaled.argmax(-1, keepdim=True)
    best = scaled.gather(-1, top)
    scaled[:, dropped] = float("-inf")
    scaled.scatter_(-1, top, best)
    return torch.multinomial(scaled.softmax(-1), 1, generator=generator).squeeze(-1)
