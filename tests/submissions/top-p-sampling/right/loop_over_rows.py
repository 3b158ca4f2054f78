# right: one row at a time, a growing Python list for the nucleus, the draw by inverting its cumulated mass
import torch


def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError(f"temperature {temperature} < 0")
    if temperature == 0:
        return torch.argmax(logits, dim=-1)
    result = []
    for row in logits:
        probs = torch.softmax(row / temperature, dim=-1).tolist()
        nucleus, mass = [], 0.0
        for token in sorted(range(len(probs)), key=lambda i: -probs[i]):
            nucleus.append(token)
            mass += probs[token]
            if mass >= p:
                break
        u = torch.rand((), generator=generator).item() * mass
        for token in nucleus:
            u -= probs[token]
            if u < 0:
                break
        result.append(token)
    return torch.tensor(result, dtype=torch.long)
