# right: no beams: a heap of prefixes, ranked by their score plus the best that the remaining steps can add
import heapq

import torch


def beam_search(probs, beam_size):
    found, scores = [], []
    for table in probs.double().log().tolist():
        rest = [0.0]
        for row in reversed(table):
            rest.append(rest[-1] + max(row))
        rest = rest[::-1]
        heap, done = [(-rest[0], 0.0, ())], []
        while len(done) < beam_size:
            _, score, prefix = heapq.heappop(heap)
            t = len(prefix)
            if t == len(table):
                done.append((score, prefix))
                continue
            for token, value in enumerate(table[t]):
                grown = score + value
                heapq.heappush(heap, (-(grown + rest[t + 1]), grown, (*prefix, token)))
        done.sort(reverse=True)
        found.append([list(prefix) for _, prefix in done])
        scores.append([score for score, _ in done])
    return torch.tensor(found), torch.tensor(scores, dtype=probs.dtype)
