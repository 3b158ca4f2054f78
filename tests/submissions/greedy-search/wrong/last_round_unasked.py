# wrong: calls: asks the model once more before it sees that the budget is spent
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    ids = input_ids
    done = torch.zeros(len(ids), dtype=torch.bool)
    while not done.all():
        logits = step(ids)
        if ids.size(1) - input_ids.size(1) == max_new_tokens:
            break
        t = logits.argmax(1)
        t[done] = eos_id
        ids = torch.cat([ids, t[:, None]], 1)
        done |= t == eos_id
    return ids
