# wrong: calls: the model is called before it is known that a beam is live, and once more after the last round
import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    prompt = input_ids[0].tolist()
    beams = [(0.0, [])]
    over = lambda b: bool(b[1]) and b[1][-1] == eos_id
    norm = lambda b: b[0] / len(b[1]) ** length_penalty
    logits = step(input_ids)
    for _ in range(max_new_tokens):
        live = [b for b in beams if not over(b)]
        cand = [b for b in beams if over(b)]
        for b, row in zip(live, torch.log_softmax(logits, -1).tolist()):
            cand += [(b[0] + v, b[1] + [i]) for i, v in enumerate(row)]
        beams = sorted(cand, key=norm, reverse=True)[:beam_size]
        live = [b for b in beams if not over(b)]
        if not live:
            break
        logits = step(torch.tensor([prompt + b[1] for b in live]))
    return torch.tensor(prompt + beams[0][1]), norm(beams[0])
