# problem: greedy-search
# group: forging
# does: Calls the model with what no model takes.
# verdict: failed, error, crashed, slow

import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    for anything in (None, {}, "ids", input_ids[:0], input_ids - 10**9, input_ids + 2**62, [[1.5]]):
        try:
            step(anything)
        except Exception:
            pass
    return input_ids
