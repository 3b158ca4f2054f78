# right: the round in which a row ends is noted, inf until then; one-hot comparison finds the best token
import math

import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    ends = [math.inf] * len(input_ids)
    columns = list(input_ids.unbind(dim=1))
    t = 0
    for t in range(1, max_new_tokens + 1):
        logits = step(torch.stack(columns, dim=1))
        is_best = logits == logits.amax(dim=1, keepdim=True)
        tokens = is_best.nonzero()[:, 1]
        for i in range(len(ends)):
            if ends[i] < t:
                tokens[i] = eos_id
            elif tokens[i] == eos_id:
                ends[i] = t
        columns.append(tokens)
        if max(ends) <= t:
            break
    return torch.stack(columns, dim=1)
