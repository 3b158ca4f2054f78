# wrong: value: a row is over when it holds an eos, be it in the prompt
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    ids = input_ids
    for _ in range(max_new_tokens):
        over = (ids == eos_id).any(dim=1, keepdim=True)
        nxt = step(ids).argmax(-1, keepdim=True)
        ids = torch.cat([ids, torch.where(over, eos_id, nxt)], dim=1)
        if (ids == eos_id).any(dim=1).all():
            break
    return ids
