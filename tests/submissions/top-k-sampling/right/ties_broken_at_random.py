# right: which of the tied tokens are kept is drawn anew in every call, by a shuffle before a stable sort
import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no negative temperature")
    if temperature == 0:
        return logits.argmax(dim=1)
    shuffle = torch.rand(logits.shape, generator=generator).argsort(dim=1)
    shuffled = logits.gather(1, shuffle)
    order = shuffled.sort(dim=1, descending=True, stable=True).indices[:, :k]
    probs = torch.softmax(shuffled.gather(1, order) / temperature, dim=1)
    place = order.gather(1, torch.multinomial(probs, 1, generator=generator))
    return shuffle.gather(1, place).view(-1)
