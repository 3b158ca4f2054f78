# right: recursion, one round a call; topk and torch.where
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id, finished=None):
    if finished is None:
        finished = torch.zeros_like(input_ids[:, 0]).bool()
    if max_new_tokens == 0 or bool(finished.all()):
        return input_ids
    best = step(input_ids).topk(1).indices.squeeze(1)
    best = torch.where(finished, torch.tensor(eos_id), best)
    longer = torch.hstack((input_ids, best.view(-1, 1)))
    return greedy_search(step, longer, max_new_tokens - 1, eos_id, finished | best.eq(eos_id))
