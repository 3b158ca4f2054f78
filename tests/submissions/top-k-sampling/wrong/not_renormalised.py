# wrong: distribution: the running sum of k probabilities does not reach 1, and what lies beyond goes to the last of them
import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    k = min(k, logits.size(-1))
    p, i = (logits / temperature).softmax(-1).topk(k)
    u = torch.rand(len(p), 1, generator=generator, dtype=p.dtype)
    place = torch.searchsorted(p.cumsum(-1), u).clamp(max=k - 1)
    return i.gather(-1, place).squeeze(-1)
