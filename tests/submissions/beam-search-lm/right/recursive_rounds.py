# right: one round is a recursive call; dicts keyed by the prefix as a tuple; live rows in reverse order; score as a 0-dim float64 tensor
import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    prompt = tuple(input_ids.view(-1).tolist()) if input_ids.is_contiguous() else tuple(input_ids.reshape(-1).tolist())
    start = len(prompt)

    def key(item):
        prefix, logp = item
        return float(logp) / (len(prefix) - start) ** length_penalty

    def finished(prefix):
        return len(prefix) > start and prefix[-1] == eos_id

    def rounds(pool, left):
        live = sorted((p for p in pool if not finished(p)), reverse=True)
        if left == 0 or not live:
            return pool
        logp = step(torch.tensor(live, dtype=torch.long)).double().softmax(-1).log()
        nxt = {p: s for p, s in pool.items() if finished(p)}
        for r, p in enumerate(live):
            for tok, s in enumerate(logp[r]):
                nxt[p + (tok,)] = pool[p] + s
        return rounds(dict(sorted(nxt.items(), key=key, reverse=True)[:beam_size]), left - 1)

    best = max(rounds({prompt: 0.0}, max_new_tokens).items(), key=key)
    return torch.tensor(best[0]), torch.as_tensor(key(best), dtype=torch.float64)
