# wrong: rounds: live beams whose score is below the best ended one are dropped early, as if scores could only fall
import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    prompt = input_ids[0].tolist()
    norm = lambda b: b[0] / max(len(b[1]), 1) ** length_penalty
    beams = [(0.0, [])]
    for _ in range(max_new_tokens):
        done = [b for b in beams if b[1] and b[1][-1] == eos_id]
        live = [b for b in beams if not (b[1] and b[1][-1] == eos_id)]
        if done:
            top = max(map(norm, done))
            live = [b for b in live if norm(b) > top]
        if not live:
            break
        lp = torch.log_softmax(step(torch.tensor([prompt + b[1] for b in live])), -1)
        cand = list(done)
        for b, row in zip(live, lp.tolist()):
            cand += [(b[0] + v, b[1] + [i]) for i, v in enumerate(row)]
        beams = sorted(cand, key=norm, reverse=True)[:beam_size]
    return torch.tensor(prompt + beams[0][1]), norm(beams[0])
