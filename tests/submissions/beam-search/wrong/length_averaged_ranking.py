# wrong: score: a running mean of the log-probabilities takes the place of their sum
import torch


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    seqs, scores = [], []
    for b in range(B):
        beams = [(0.0, ())]
        for t in range(T):
            row = probs[b, t].log().tolist()
            beams = sorted(((s * t / (t + 1) + x / (t + 1), q + (i,)) for s, q in beams for i, x in enumerate(row)), reverse=True)[:beam_size]
        seqs.append([q for _, q in beams])
        scores.append([s for s, _ in beams])
    return torch.tensor(seqs), torch.tensor(scores, dtype=probs.dtype)
