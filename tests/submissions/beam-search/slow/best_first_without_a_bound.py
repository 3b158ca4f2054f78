# slow: a heap of prefixes ranked by their score alone, so that short ones come before every long one
import heapq

import torch


def beam_search(probs, beam_size):
    found, scores = [], []
    for table in probs.double().log().tolist():
        heap, done = [(0.0, ())], []
        while len(done) < beam_size:
            cost, prefix = heapq.heappop(heap)
            if len(prefix) == len(table):
                done.append((cost, prefix))
                continue
            for token, value in enumerate(table[len(prefix)]):
                heapq.heappush(heap, (cost - value, (*prefix, token)))
        found.append([list(prefix) for _, prefix in done])
        scores.append([-cost for cost, _ in done])
    return torch.tensor(found), torch.tensor(scores, dtype=probs.dtype)
