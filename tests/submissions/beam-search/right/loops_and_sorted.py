# right: plain Python, an example at a time: lists of (score, tokens), sorted and cut at every step
import math

import torch


def beam_search(probs, beam_size):
    sequences, scores = [], []
    for example in probs.tolist():
        beams = [(0.0, [])]
        for row in example:
            candidates = [
                (score + math.log(p), tokens + [token])
                for score, tokens in beams
                for token, p in enumerate(row)
            ]
            candidates.sort(key=lambda c: c[0], reverse=True)
            beams = candidates[:beam_size]
        sequences.append([tokens for _, tokens in beams])
        scores.append([score for score, _ in beams])
    return torch.tensor(sequences, dtype=torch.long), torch.tensor(scores, dtype=probs.dtype)
