# wrong: calls: finished rows run on, and what follows the eos is overwritten at the end only
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    T = input_ids.size(1)
    ids = input_ids
    for _ in range(max_new_tokens):
        ids = torch.cat([ids, step(ids).argmax(1, keepdim=True)], 1)
        if (ids[:, T:] == eos_id).any(1).all():
            break
    for row in ids:
        ends = (row[T:] == eos_id).nonzero()
        if len(ends):
            row[T + int(ends[0]) :] = eos_id
    return ids
