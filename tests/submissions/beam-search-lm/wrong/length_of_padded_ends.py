# wrong: score: ended beams are padded with eos at no cost, and the padding counts in their length
import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    prompt = input_ids[0].tolist()
    beams = [(0.0, [], False)]
    norm = lambda b: b[0] / len(b[1]) ** length_penalty
    for _ in range(max_new_tokens):
        live = [b for b in beams if not b[2]]
        if not live:
            break
        lp = torch.log_softmax(step(torch.tensor([prompt + b[1] for b in live])), -1).tolist()
        cand = [(s, ids + [eos_id], True) for s, ids, e in beams if e]
        for (s, ids, _e), row in zip(live, lp):
            cand += [(s + v, ids + [i], i == eos_id) for i, v in enumerate(row)]
        beams = sorted(cand, key=norm, reverse=True)[:beam_size]
    s, ids, e = beams[0]
    if e:
        ids = ids[: ids.index(eos_id) + 1]
    return torch.tensor(prompt + ids), norm(beams[0])
