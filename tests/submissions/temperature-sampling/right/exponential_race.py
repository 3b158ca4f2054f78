# right: a race of exponential clocks: probabilities over exponential noise, the largest wins
import torch
import torch.nn.functional as F


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError
    if temperature == 0.0:
        return logits.topk(1, dim=-1).indices.flatten()
    probs = F.softmax(logits / temperature, dim=-1)
    clocks = torch.empty_like(probs).exponential_(1, generator=generator)
    return torch.argmax(probs / clocks, dim=-1)
