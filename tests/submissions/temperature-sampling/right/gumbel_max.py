# right: an argmax of tempered logits plus Gumbel noise, without any softmax
import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError(f"temperature must be >= 0, got {temperature}")
    if temperature == 0:
        return torch.argmax(logits, dim=-1)
    u = torch.rand(logits.shape, generator=generator, dtype=torch.float64).clamp_min(1e-300)
    return (logits / temperature - (-u.log()).log()).argmax(dim=-1)
