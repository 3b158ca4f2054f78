# right: a full sort, the first k columns, and an argmax of Gumbel noise in place of softmax and multinomial
import torch


@torch.no_grad()
def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.max(dim=1)[1]
    order = logits.argsort(dim=1, descending=True)[:, :k]
    best = logits.gather(1, order).double() / temperature
    u = torch.rand(best.shape, generator=generator, dtype=torch.float64).clamp_min(1e-300)
    pick = (best - (-u.log()).log()).argmax(dim=1)
    return order[torch.arange(len(order)), pick]
