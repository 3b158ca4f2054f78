# wrong: calls: ended beams are padded and stepped with the live ones
import torch

def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    T = input_ids.shape[1]
    pool = [(input_ids[0].tolist(), 0.0, False)]
    norm = lambda b: b[1] / (len(b[0]) - T) ** length_penalty
    for n in range(1, max_new_tokens + 1):
        live = [b for b in pool if not b[2]]
        if not live:
            break
        m = max(len(b[0]) for b in pool)
        al = torch.log_softmax(step(torch.tensor([b[0] + [eos_id] * (m - len(b[0])) for b in pool])), -1)
        logp = al[[i for i, b in enumerate(pool) if not b[2]]]
        cands = [b for b in pool if b[2]]
        for (toks, s, _), row in zip(live, logp.tolist()):
            for v, lp in enumerate(row):
                cands.append((toks + [v], s + lp, v == eos_id))
        cands.sort(key=norm, reverse=True)
        pool = cands[:beam_size]
    best = pool[0]
    return torch.tensor(best[0]), norm(best)
