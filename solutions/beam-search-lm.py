import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    prompt = input_ids[0].tolist()

    def score(beam):
        total, new = beam
        return total / len(new) ** length_penalty

    live, ended = [(0.0, [])], []  # beams: (sum of log-probabilities, new tokens)
    for _ in range(max_new_tokens):
        if not live:
            break
        prefixes = input_ids.new_tensor([prompt + new for _, new in live])  # (live, T + n)
        log_probs = torch.log_softmax(step(prefixes), dim=1)  # (live, V)
        # No more than beam_size extensions of one beam can stay.
        values, tokens = log_probs.topk(min(beam_size, log_probs.size(1)), dim=1)
        candidates = list(ended)
        for (total, new), row, ids in zip(live, values.tolist(), tokens.tolist(), strict=True):
            candidates += [(total + v, [*new, i]) for v, i in zip(row, ids, strict=True)]
        pool = sorted(candidates, key=score, reverse=True)[:beam_size]
        live = [beam for beam in pool if beam[1][-1] != eos_id]
        ended = [beam for beam in pool if beam[1][-1] == eos_id]
    best = max(live + ended, key=score)
    return input_ids.new_tensor(prompt + best[1]), score(best)
