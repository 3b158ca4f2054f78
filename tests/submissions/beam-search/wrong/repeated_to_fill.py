# wrong: result: where the first step has fewer than K tokens, the best one is repeated to fill the beams
import torch
import torch.nn.functional as F


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    logp = probs.log()
    scores, ids = logp[:, 0].topk(min(beam_size, V))
    pad = beam_size - scores.size(1)
    scores = torch.cat([scores, scores[:, :1].expand(-1, pad)], 1)
    seqs = torch.cat([ids, ids[:, :1].expand(-1, pad)], 1)[:, :, None]
    for t in range(1, T):
        flat = (scores[:, :, None] + logp[:, t, None]).flatten(1)
        scores, idx = flat.topk(beam_size)
        seqs = torch.cat([torch.gather(seqs, 1, (idx // V)[:, :, None].expand(-1, -1, t)), (idx % V)[:, :, None]], 2)
    return seqs, scores
