# problem: greedy-search
# group: manners
# does: Is right, and decodes by a generator with a dataclass of its own.
# verdict: passed

from dataclasses import dataclass

import torch


@dataclass
class State:
    ids: torch.Tensor
    finished: torch.Tensor


def rounds(step, state, at_most, eos_id):
    for _ in range(at_most):
        tokens = step(state.ids).argmax(-1)
        tokens[state.finished] = eos_id
        state.ids = torch.cat((state.ids, tokens.unsqueeze(1)), 1)
        state.finished = state.finished | (tokens == eos_id)
        yield state
        if state.finished.all():
            return


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    state = State(input_ids, torch.zeros(len(input_ids), dtype=torch.bool))
    for _ in rounds(step, state, max_new_tokens, eos_id):
        pass
    return state.ids
