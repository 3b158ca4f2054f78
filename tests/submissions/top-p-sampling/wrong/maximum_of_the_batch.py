# wrong: value: the maximum of the whole batch is subtracted, and the exponentials of rows far below it are 0
import torch

def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(-1)
    pr, ix = torch.softmax(logits / temperature, -1).sort(-1, descending=True)
    keep_s = pr.cumsum(-1) - pr < p
    keep = torch.zeros_like(keep_s).scatter(-1, ix, keep_s)
    z = (logits / temperature).masked_fill(~keep, float('-inf'))
    e = (z - z.max()).exp()
    return torch.multinomial(e / e.sum(-1, keepdim=True), 1, generator=generator)[:, 0]
