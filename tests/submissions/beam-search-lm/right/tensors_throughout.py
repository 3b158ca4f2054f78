# right: live beams as one tensor, ended ones as a list, topk over the flattened scores, float32 sums
import torch
import torch.nn.functional as F


@torch.no_grad()
def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    t0 = input_ids.shape[1]
    live = input_ids.clone()
    sums = torch.zeros(1)
    done = []  # (normalised, ids)
    n = 0
    while n < max_new_tokens and live.shape[0] > 0:
        logp = F.log_softmax(step(live), dim=-1)
        n += 1
        V = logp.shape[-1]
        total = (sums[:, None] + logp).reshape(-1)
        norm = total / n**length_penalty
        all_scores = torch.cat([norm, torch.tensor([s for s, _ in done], dtype=norm.dtype)])
        _, idx = torch.sort(all_scores, descending=True)
        idx = idx[:beam_size]
        fresh = idx[idx < total.numel()]
        done = [done[i - total.numel()] for i in idx.tolist() if i >= total.numel()]
        parent = torch.div(fresh, V, rounding_mode="floor")
        grown = torch.cat([live[parent], (fresh % V)[:, None]], dim=1)
        over = grown[:, -1] == eos_id
        done += [(s, ids) for s, ids in zip(norm[fresh[over]].tolist(), grown[over])]
        live, sums = grown[~over], total[fresh[~over]]
    done += [(s, ids) for s, ids in zip((sums / n**length_penalty).tolist(), live)]
    score, ids = max(done, key=lambda pair: pair[0])
    assert ids.shape[0] <= t0 + max_new_tokens
    return ids, torch.tensor(score)
