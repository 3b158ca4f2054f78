# right: row by row in plain Python, with random.choices seeded from the generator
import math
import random

import torch


def temperature_sample(logits, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature has to be non-negative")
    if temperature == 0:
        return torch.tensor([max(range(len(r)), key=r.__getitem__) for r in logits.tolist()])
    rng = random.Random(int(torch.randint(2**62, (1,), generator=generator)))
    ids = []
    for row in logits.tolist():
        top = max(row)
        weights = [math.exp((x - top) / temperature) for x in row]
        ids.append(rng.choices(range(len(row)), weights)[0])
    return torch.tensor(ids, dtype=torch.long)
