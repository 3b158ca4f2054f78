# wrong: distribution: exponential noise is added to the log-probabilities where the argmax needs Gumbel noise
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError
    if temperature == 0:
        return logits.topk(1, dim=1)[1].flatten()
    pr = torch.softmax(logits / temperature, 1)
    above = (pr[:, None, :] > pr[:, :, None]).to(pr.dtype) @ pr[:, :, None]
    keep = above[..., 0] < p
    noise = -torch.rand(pr.shape, generator=generator).log()
    return (pr.log().masked_fill(~keep, -1e9) + noise).argmax(1)
