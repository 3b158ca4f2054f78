# right: one buffer for the longest answer, filled column by column and cut at the end
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    B, T = input_ids.shape
    out = torch.full((B, T + max_new_tokens), eos_id, dtype=torch.long)
    out[:, :T] = input_ids
    live = torch.ones(B, dtype=torch.bool)
    end = T
    while end < T + max_new_tokens and live.any():
        best = step(out[:, :end]).max(dim=-1).indices
        out[live, end] = best[live]
        live &= best != eos_id
        end += 1
    return out[:, :end].clone()
