# wrong: search: once there are K beams, beam i is continued by the i-th best token, so beams never compete
import torch


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    beams = [([[]], [0.0])] * B
    for t in range(T):
        grown = []
        for b in range(B):
            row = probs[b, t].double().log().tolist()
            ranked = sorted(range(V), key=lambda i: -row[i])
            seqs, scores = beams[b]
            if len(seqs) < beam_size:
                cand = [(s + row[i], q + [i]) for q, s in zip(seqs, scores) for i in range(V)]
            else:
                cand = [(s + row[ranked[0]], q + [ranked[0]]) for q, s in zip(seqs, scores)]
            cand = sorted(cand, key=lambda c: -c[0])[:beam_size]
            grown.append(([q for _, q in cand], [s for s, _ in cand]))
        beams = grown
    return torch.tensor([q for q, _ in beams]), torch.tensor([s for _, s in beams], dtype=probs.dtype)
