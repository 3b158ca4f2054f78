# wrong: distribution: normal noise is added to the tempered logits where the argmax needs Gumbel noise
import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return logits.argmax(-1)
    noise = torch.randn(logits.shape, generator=generator, dtype=logits.dtype)
    return (logits / temperature + noise).argmax(-1)
