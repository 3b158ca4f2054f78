# wrong: mask: the logits are multiplied by a 0/1 mask, so that what is not kept has the logit 0
import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    ids = logits.topk(min(k, logits.size(-1))).indices
    mask = torch.zeros_like(logits).scatter(-1, ids, 1.0)
    p = (logits * mask / temperature).softmax(-1)
    return torch.multinomial(p, 1, generator=generator).squeeze(-1)
