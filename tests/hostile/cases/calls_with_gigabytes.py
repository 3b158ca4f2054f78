# problem: greedy-search
# group: forging
# does: Calls the model with two gigabytes of tensors, all of which the judge writes down.
# verdict: failed, error, crashed, memory, slow, timeout

import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    large = torch.zeros(64 << 20, dtype=torch.uint8)
    for _ in range(32):
        try:
            step(large)
        except ValueError:
            pass
    return input_ids
