# right: inverse transform: searchsorted of a uniform number times the nucleus' mass in the cumulated masses, softmax by hand
import torch


@torch.no_grad()
def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature < 0")
    if not temperature:
        return logits.argmax(dim=-1)
    z = logits.double() / temperature
    z = torch.exp(z - z.max(dim=-1, keepdim=True)[0])
    probs = z / z.sum(dim=-1, keepdim=True)
    values, ids = torch.topk(probs, probs.shape[-1], dim=-1)
    cum = values.cumsum(-1)
    last = (cum < p).sum(-1, keepdim=True).clamp(max=probs.shape[-1] - 1)
    mass = cum.gather(-1, last)
    u = torch.rand(logits.shape[0], 1, generator=generator, dtype=cum.dtype) * mass
    pick = torch.searchsorted(cum, u, right=True)
    pick = torch.minimum(pick, last)
    return ids.gather(-1, pick)[:, 0]
