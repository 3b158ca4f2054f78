# right: the draw is an argmax of log-probabilities plus Gumbel noise; the nucleus by argsort and a rank of every token
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.max(dim=-1).indices
    logp = (logits / temperature).log_softmax(-1)
    order = logp.argsort(dim=-1, descending=True)
    rank = order.argsort(dim=-1)
    cum = logp.exp().gather(-1, order).cumsum(-1)
    size = (cum < p).sum(-1, keepdim=True) + 1
    logp = torch.where(rank < size, logp, torch.full_like(logp, torch.finfo(logp.dtype).min))
    u = torch.rand(logp.shape, generator=generator, dtype=torch.float64).clamp_min(1e-300)
    return (logp - (-u.log()).log()).argmax(dim=-1)
