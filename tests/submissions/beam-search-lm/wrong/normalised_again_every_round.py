# wrong: score: the sum is renormalised in place, so a beam's score is divided by the length again every round
import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    prompt = input_ids[0].tolist()
    beams = [(0.0, [])]
    over = lambda b: bool(b[1]) and b[1][-1] == eos_id
    for n in range(1, max_new_tokens + 1):
        live = [b for b in beams if not over(b)]
        if not live:
            break
        cand = [b for b in beams if over(b)]
        for b, row in zip(live, torch.log_softmax(step(torch.tensor([prompt + b[1] for b in live])), -1).tolist()):
            cand += [((b[0] + v) / n**length_penalty, b[1] + [i]) for i, v in enumerate(row)]
        beams = sorted(cand, reverse=True)[:beam_size]
    return torch.tensor(prompt + beams[0][1]), beams[0][0]
