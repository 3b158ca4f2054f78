# wrong: state: the answer to the same prompts is kept, whatever the model
import torch

_answers = {}


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    key = (input_ids.shape, max_new_tokens)
    if key in _answers:
        return _answers[key]
    ids, done = input_ids, torch.zeros(len(input_ids)).bool()
    for _ in range(max_new_tokens):
        t = step(ids).argmax(1).masked_fill(done, eos_id)
        ids = torch.cat([ids, t[:, None]], 1)
        done |= t == eos_id
        if done.all():
            break
    _answers[key] = ids
    return ids
