import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    prompt = input_ids[0].tolist()

    def ended(beam):
        return beam[1][-1:] == [eos_id]

    def score(beam):
        total, new = beam
        return total / len(new) ** length_penalty

    pool = [(0.0, [])]  # beams: (sum of log-probabilities, new tokens), best first
    for _ in range(max_new_tokens):
        live = [beam for beam in pool if not ended(beam)]
        if not live:
            break
        prefixes = input_ids.new_tensor([prompt + new for _, new in live])  # (live, T + n)
        log_probs = torch.log_softmax(step(prefixes), dim=1)  # (live, V)
        # No more than beam_size extensions of one beam can stay.
        tokens = log_probs.topk(min(beam_size, log_probs.size(1))).indices.tolist()
        candidates = [beam for beam in pool if ended(beam)]
        for i, (total, new) in enumerate(live):
            candidates += [(total + log_probs[i, t].item(), [*new, t]) for t in tokens[i]]
        pool = sorted(candidates, key=score, reverse=True)[:beam_size]
    best = pool[0]
    return input_ids.new_tensor(prompt + best[1]), score(best)
