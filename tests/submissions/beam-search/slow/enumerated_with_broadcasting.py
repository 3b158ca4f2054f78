# slow: the scores of all sequences as one table with a dimension a step, and a topk of that
import torch


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    sequences, scores = [], []
    for log_probs in probs.log():
        total = log_probs.new_zeros(())
        for row in log_probs:
            total = total[..., None] + row
        best, index = total.flatten().topk(beam_size)
        tokens = []
        for _ in range(T):
            tokens.append(index % V)
            index = index // V
        sequences.append(torch.stack(tokens[::-1], dim=1))
        scores.append(best)
    return torch.stack(sequences), torch.stack(scores)
