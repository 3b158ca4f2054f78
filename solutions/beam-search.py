import torch


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    log_probs = probs.log()
    scores = probs.new_zeros(B, 1)  # at first there is one beam, which is empty
    sequences = probs.new_zeros(B, 1, T, dtype=torch.long)
    for t in range(T):
        candidates = scores[:, :, None] + log_probs[:, None, t]  # (B, beams, V)
        candidates = candidates.flatten(1)  # (B, beams * V)
        scores, best = candidates.topk(min(beam_size, candidates.size(1)))  # (B, K), best first
        beam, token = best // V, best % V
        sequences = sequences.gather(1, beam[:, :, None].expand(-1, -1, T))  # (B, K, T)
        sequences[:, :, t] = token
    return sequences, scores
