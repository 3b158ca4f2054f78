# wrong: order: the K best are found, but stay in the order of the beams that they come from
import torch


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    logp = probs.log()
    scores = torch.zeros(B, 1, dtype=probs.dtype)
    seqs = torch.zeros(B, 1, 0, dtype=torch.long)
    for t in range(T):
        flat = (scores[:, :, None] + logp[:, t, None, :]).flatten(1)
        _, idx = flat.topk(min(beam_size, flat.size(1)))
        idx, _ = idx.sort(dim=1)
        scores = flat.gather(1, idx)
        seqs = torch.cat([seqs.gather(1, (idx // V)[..., None].expand(-1, -1, t)), (idx % V)[..., None]], -1)
    return seqs, scores
