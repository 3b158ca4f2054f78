# wrong: dtype: the ids are returned as int32
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    ids = input_ids
    done = torch.zeros(len(ids), dtype=torch.bool)
    for _ in range(max_new_tokens):
        t = torch.where(done, torch.tensor(eos_id), step(ids).argmax(-1))
        ids = torch.cat([ids, t.reshape(-1, 1)], -1)
        done = done.logical_or(t == eos_id)
        if done.all().item():
            break
    return ids.int()
