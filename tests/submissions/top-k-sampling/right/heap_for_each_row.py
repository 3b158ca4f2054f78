# right: row by row: heapq.nlargest, weights by math.exp, random.choices seeded from the generator
import heapq
import math
import random

import torch


def top_k_sample(logits, k, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("temperature must not be negative")
    rng = random.Random(int(torch.randint(2**62, (1,), generator=generator)))
    ids = []
    for row in logits.tolist():
        if temperature == 0:
            ids.append(row.index(max(row)))
            continue
        best = heapq.nlargest(k, range(len(row)), key=lambda i: row[i])
        weights = [math.exp((row[i] - row[best[0]]) / temperature) for i in best]
        ids += rng.choices(best, weights=weights)
    return torch.tensor(ids, dtype=torch.int64)
