# wrong: search: of a step only the K best tokens are looked at, and K is capped at V, so a wide beam lacks sequences
import torch


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    width = min(beam_size, V)
    seqs = torch.zeros(B, 1, 0, dtype=torch.long)
    scores = torch.zeros(B, 1, dtype=probs.dtype)
    for t in range(T):
        p, i = probs[:, t].topk(min(2, width))
        s = (scores[:, :, None] + p.log()[:, None]).flatten(1)
        seqs = torch.cat([seqs.repeat_interleave(p.size(1), 1), i.repeat(1, seqs.size(1))[:, :, None]], 2)
        scores, keep = s.topk(min(beam_size, s.size(1)))
        seqs = seqs.gather(1, keep[:, :, None].expand(-1, -1, t + 1))
    return seqs, scores
