# wrong: shape: what that comes back is two-dimensional when the search stops early
import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    prompt = input_ids[0].tolist()
    beams = [(0.0, [])]
    over = lambda b: bool(b[1]) and b[1][-1] == eos_id
    norm = lambda b: b[0] / len(b[1]) ** length_penalty
    for _ in range(max_new_tokens):
        live = [b for b in beams if not over(b)]
        if not live:
            return torch.tensor([prompt + beams[0][1]]), norm(beams[0])
        cand = [b for b in beams if over(b)]
        for b, row in zip(live, torch.log_softmax(step(torch.tensor([prompt + b[1] for b in live])), -1).tolist()):
            cand += [(b[0] + v, b[1] + [i]) for i, v in enumerate(row)]
        beams = sorted(cand, key=norm, reverse=True)[:beam_size]
    return torch.tensor(prompt + beams[0][1]), norm(beams[0])
