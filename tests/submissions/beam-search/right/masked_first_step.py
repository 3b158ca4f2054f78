# right: a fixed number of beams from the start, all but the first at −inf until they are filled
import torch


def beam_search(probs, beam_size):
    batch, steps, vocab = probs.size()
    logp = probs.log()
    score = torch.full((batch, beam_size), float("-inf"), dtype=probs.dtype)
    score[:, 0] = 0.0
    seq = torch.zeros(batch, beam_size, steps, dtype=torch.int64)
    rows = torch.arange(batch).unsqueeze(1)
    for t in range(steps):
        total = (score.unsqueeze(2) + logp[:, t].unsqueeze(1)).reshape(batch, -1)
        score, index = torch.topk(total, beam_size, dim=1)
        seq = seq[rows, index // vocab].clone()
        seq[:, :, t] = index % vocab
    return seq, score
