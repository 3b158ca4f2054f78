# right: a dataclass for a beam, heapq.nlargest over every extension of the whole vocabulary, log-probabilities by logsumexp
import heapq
from dataclasses import dataclass

import torch


@dataclass
class Beam:
    ids: list
    total: float
    n: int
    ended: bool

    def score(self, alpha):
        return self.total / self.n**alpha


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    beams = [Beam(input_ids.squeeze(0).tolist(), 0.0, 0, False)]
    for _ in range(max_new_tokens):
        active = [b for b in beams if not b.ended]
        if len(active) == 0:
            break
        logits = step(torch.LongTensor([b.ids for b in active]))
        logp = logits - torch.logsumexp(logits, dim=-1, keepdim=True)
        pool = [b for b in beams if b.ended]
        for b, row in zip(active, logp):
            for tok in range(row.numel()):
                pool.append(Beam(b.ids + [tok], b.total + float(row[tok]), b.n + 1, tok == eos_id))
        beams = heapq.nlargest(beam_size, pool, key=lambda b: b.score(length_penalty))
    winner = beams[0]
    return torch.tensor(winner.ids), winner.score(length_penalty)
