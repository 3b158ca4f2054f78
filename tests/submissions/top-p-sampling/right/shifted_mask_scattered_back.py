# right: the published style made right: mask of cum > p shifted by one, scattered back, -inf in a copy of the logits
import torch
import torch.nn.functional as F


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("bad temperature")
    if temperature == 0.0:
        return logits.argmax(-1)
    logits = logits / temperature
    sorted_logits, sorted_idx = torch.sort(logits, dim=-1, descending=True)
    cum = torch.cumsum(F.softmax(sorted_logits, dim=-1), dim=-1)
    remove = cum > p
    remove[..., 1:] = remove[..., :-1].clone()
    remove[..., 0] = False
    mask = torch.zeros_like(remove).scatter(-1, sorted_idx, remove)
    filtered = logits.masked_fill(mask, float("-inf"))
    return torch.multinomial(F.softmax(filtered, dim=-1), num_samples=1, generator=generator).squeeze(-1)
