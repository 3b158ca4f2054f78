# wrong: ties: what is kept has to be above the next value, so where that is tied none of the tied is kept
import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    z = logits / temperature
    if k < z.shape[1]:
        next_one = z.topk(k + 1).values[:, k:]
        z = torch.where(z > next_one, z, torch.finfo(z.dtype).min)
    return torch.multinomial(z.softmax(-1), 1, generator=generator).squeeze(-1)
