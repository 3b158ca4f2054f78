# wrong: result: the scores are float32 whatever the dtype of the table
import torch


def beam_search(probs, beam_size):
    seqs, scores = [], []
    for table in probs.double().log().tolist():
        beams = [(0.0, [])]
        for row in table:
            beams = sorted(((s + x, q + [i]) for s, q in beams for i, x in enumerate(row)), key=lambda c: -c[0])[:beam_size]
        seqs.append([q for _, q in beams])
        scores.append([s for s, _ in beams])
    return torch.tensor(seqs), torch.tensor(scores)
