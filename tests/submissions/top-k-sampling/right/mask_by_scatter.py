# right: −inf everywhere, the k best logits scattered back, one draw over the whole vocabulary
import torch
import torch.nn.functional as F


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature must be >= 0")
    if temperature == 0:
        return logits.argmax(-1)
    top = torch.topk(logits, k=min(k, logits.shape[-1]), dim=-1)
    kept = torch.full_like(logits, float("-inf")).scatter_(-1, top.indices, top.values)
    probs = F.softmax(kept / temperature, dim=-1)
    return torch.multinomial(probs, num_samples=1, generator=generator).squeeze(-1)
