# right: nested loops over examples, beams and tokens that read one element of the tensor at a time
import copy

import torch


def beam_search(probs, beam_size):
    all_seqs, all_scores = [], []
    for b in range(probs.size(0)):
        beams = [[[], torch.zeros((), dtype=probs.dtype)]]
        for t in range(probs.size(1)):
            new = []
            for seq, score in beams:
                for v in range(probs.size(2)):
                    grown = copy.copy(seq)
                    grown.append(v)
                    new.append([grown, score + torch.log(probs[b, t, v])])
            new = sorted(new, key=lambda pair: -pair[1].item())
            beams = new[:beam_size]
        all_seqs.append(torch.tensor([seq for seq, _ in beams]))
        all_scores.append(torch.stack([score for _, score in beams]))
    return torch.stack(all_seqs).reshape(len(probs), len(beams), -1), torch.stack(all_scores)
