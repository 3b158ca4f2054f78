# wrong: value: one argmax over the whole batch, right for a single row
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    ids = input_ids
    done = torch.zeros(ids.size(0), dtype=torch.bool)
    for _ in range(max_new_tokens):
        logits = step(ids)
        token = logits.argmax() % logits.size(1)
        column = torch.where(done, torch.as_tensor(eos_id), token)
        ids = torch.cat([ids, column.unsqueeze(1)], 1)
        done = done | (column == eos_id)
        if done.all():
            break
    return ids
