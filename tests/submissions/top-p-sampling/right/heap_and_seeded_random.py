# right: a heap for each row, and random.choices seeded from the generator
import heapq, random
import torch

def top_p_sample(logits, p, temperature=1.0, generator=None):
    if temperature < 0:
        raise ValueError("no")
    if temperature == 0:
        return torch.tensor([int(r.argmax()) for r in logits], dtype=torch.int64)
    seed = int(torch.randint(2**62, (), generator=generator))
    rnd = random.Random(seed)
    out = []
    for r in torch.softmax(logits.double() / temperature, 1).tolist():
        h = [(-q, i) for i, q in enumerate(r)]
        heapq.heapify(h)
        ids, w = [], []
        while h and sum(w) < p:
            q, i = heapq.heappop(h)
            ids.append(i); w.append(-q)
        out += rnd.choices(ids, weights=w)
    return torch.tensor(out, dtype=torch.int64)
