# right: own stable softmax; inverse transform with one uniform number a row and searchsorted
import torch


@torch.no_grad()
def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature < 0")
    if not temperature:
        return logits.max(dim=-1).indices
    z = logits.double() / temperature
    e = torch.exp(z - z.amax(dim=-1, keepdim=True))
    cdf = torch.cumsum(e, dim=-1)
    u = torch.rand(len(logits), 1, generator=generator, dtype=cdf.dtype) * cdf[:, -1:]
    return torch.searchsorted(cdf, u, right=True).clamp(max=logits.shape[-1] - 1)[:, 0]
