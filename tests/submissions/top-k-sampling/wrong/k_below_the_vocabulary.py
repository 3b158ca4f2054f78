# wrong: option: k is limited to V - 1, so that the least probable token is never drawn
import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    k = max(1, min(k, logits.size(-1) - 1))
    v, i = logits.topk(k)
    place = torch.multinomial((v / temperature).softmax(-1), 1, generator=generator)
    return i.gather(-1, place).squeeze(-1)
