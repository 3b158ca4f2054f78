# wrong: batch: the back pointers of the first example reorder the prefixes of all of them
import torch


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    logp = probs.log()
    scores = torch.full((B, beam_size), float("-inf"), dtype=probs.dtype)
    scores[:, 0] = 0
    seqs = torch.zeros(B, beam_size, T, dtype=torch.long)
    for t in range(T):
        flat = (scores[:, :, None] + logp[:, t, None, :]).view(B, -1)
        scores, idx = flat.topk(beam_size)
        seqs = seqs[:, idx[0] // V].clone()
        seqs[:, :, t] = idx % V
    return seqs, scores
