# slow: itertools.product over all sequences, the best of which a heap picks
import heapq
import itertools
import math

import torch


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    sequences, scores = [], []
    for table in probs.tolist():
        logs = [[math.log(p) for p in row] for row in table]
        every = itertools.product(range(V), repeat=T)
        scored = ((sum(row[i] for row, i in zip(logs, tokens)), tokens) for tokens in every)
        best = heapq.nlargest(beam_size, scored)
        sequences.append([tokens for _, tokens in best])
        scores.append([score for score, _ in best])
    return torch.tensor(sequences), torch.tensor(scores, dtype=probs.dtype)
