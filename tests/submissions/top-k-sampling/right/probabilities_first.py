# right: softmax over the whole vocabulary first, then topk of the probabilities, inverted by their running sum
import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError(temperature)
    if temperature == 0:
        return torch.argmax(logits, dim=-1)
    probs = torch.softmax(logits / temperature, dim=-1)
    p, ids = torch.topk(probs, min(k, probs.size(-1)), dim=-1)
    cdf = (p / p.sum(-1, keepdim=True)).cumsum(-1)
    u = torch.rand(len(p), 1, generator=generator, dtype=p.dtype) * cdf[:, -1:]
    place = (cdf <= u).sum(-1, keepdim=True).clamp(max=p.size(-1) - 1)
    return ids.gather(-1, place)[:, 0]
