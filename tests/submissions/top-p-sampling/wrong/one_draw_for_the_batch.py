# wrong: randomness: one uniform number serves the whole batch, so rows are not drawn independently, and the nucleus is not renormalised
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    v, i = (logits / temperature).softmax(-1).sort(-1, descending=True)
    c = v.cumsum(-1)
    u = torch.rand((), generator=generator, dtype=v.dtype)
    keep = ((c < p).sum(-1, keepdim=True)).clamp(max=v.size(1) - 1)
    k = torch.minimum((c < u).sum(-1, keepdim=True), keep)
    return i.gather(1, k).squeeze(1)
