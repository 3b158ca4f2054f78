# problem: greedy-search
# group: forging
# does: Asks the judge, in the place of the model, for things of its own.
# verdict: crashed, error

import os

from drill.judge.protocol import Message, pack


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    for name in ("__class__", "reference", ["step"], None, "step.__init__.__globals__"):
        os.write(3, pack(Message("call", {"name": name}, [input_ids])))
    return input_ids
