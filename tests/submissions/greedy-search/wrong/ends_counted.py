# wrong: calls: stops when there are as many generated ends as rows; padding counts among them
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    B, T = input_ids.shape
    ids = input_ids
    while ids.size(1) - T < max_new_tokens and (ids[:, T:] == eos_id).sum() < B:
        over = (ids[:, T:] == eos_id).any(dim=1)
        nxt = step(ids).argmax(dim=-1)
        nxt[over] = eos_id
        ids = torch.cat([ids, nxt[:, None]], dim=1)
    return ids
