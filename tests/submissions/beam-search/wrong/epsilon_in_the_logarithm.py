# wrong: score: 1e-12 is added to the probabilities before the logarithm, which hides what is less probable
import torch


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    logp = torch.log(probs + 1e-12)
    seqs = torch.zeros(B, 1, 0, dtype=torch.long)
    scores = torch.zeros(B, 1, dtype=probs.dtype)
    for t in range(T):
        flat = (scores.unsqueeze(2) + logp[:, t].unsqueeze(1)).flatten(1)
        scores, idx = flat.sort(descending=True)
        scores, idx = scores[:, :beam_size], idx[:, :beam_size]
        seqs = torch.cat([seqs.gather(1, (idx // V).unsqueeze(2).expand(-1, -1, t)), (idx % V).unsqueeze(2)], 2)
    return seqs, scores
