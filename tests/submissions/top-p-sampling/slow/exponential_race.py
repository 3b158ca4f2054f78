# slow: no sort: the mass above every token by pairwise comparison; the draw is a race of exponential clocks
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError
    if temperature == 0:
        return logits.topk(1, dim=1)[1].flatten()
    pr = torch.nn.functional.softmax(logits / temperature, 1)
    above = (pr[:, None, :] > pr[:, :, None]).to(pr.dtype) @ pr[:, :, None]
    keep = above[..., 0] < p
    return (pr * keep / torch.empty_like(pr).exponential_(generator=generator)).argmax(1)
