# wrong: pool: beam_size extensions are chosen first and the ended beams are added to them, so the pool grows past beam_size
import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    prompt = input_ids[0].tolist()
    live, ended = [(0.0, [])], []
    norm = lambda b: b[0] / len(b[1]) ** length_penalty
    for _ in range(max_new_tokens):
        if not live:
            break
        lp = torch.log_softmax(step(torch.tensor([prompt + b[1] for b in live])), -1).tolist()
        cand = [(b[0] + v, b[1] + [i]) for b, row in zip(live, lp) for i, v in enumerate(row)]
        cand = sorted(cand, key=norm, reverse=True)[:beam_size]
        ended += [b for b in cand if b[1][-1] == eos_id]
        live = [b for b in cand if b[1][-1] != eos_id]
    best = max(ended + live, key=norm)
    return torch.tensor(prompt + best[1]), norm(best)
