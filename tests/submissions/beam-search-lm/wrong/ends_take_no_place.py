# wrong: pool: twice as many candidates are kept so that beam_size live beams go on beside the ended ones (as in transformers)
import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    T = input_ids.size(1)
    live, sums, hyps = input_ids, torch.zeros(1), []
    for n in range(1, max_new_tokens + 1):
        logp = torch.log_softmax(step(live), -1)
        V = logp.size(1)
        flat = (sums[:, None] + logp).flatten()
        top, idx = flat.topk(min(2 * beam_size, flat.numel()))
        rows, toks = idx // V, idx % V
        ids = torch.cat([live[rows], toks[:, None]], 1)
        end = toks == eos_id
        for s, h in zip(top[:beam_size][end[:beam_size]], ids[:beam_size][end[:beam_size]]):
            hyps.append((s.item() / n**length_penalty, h))
        live, sums = ids[~end][:beam_size], top[~end][:beam_size]
        if len(hyps) >= beam_size or live.size(0) == 0:
            break
    hyps += [(s.item() / n**length_penalty, h) for s, h in zip(sums, live)]
    best = max(hyps, key=lambda h: h[0])
    return best[1], best[0]
