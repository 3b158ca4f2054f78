# wrong: calls: only the rows that are still open are given to the model
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    rows = [r for r in input_ids.tolist()]
    live = list(range(len(rows)))
    n = 0
    while live and n < max_new_tokens:
        best = step(torch.tensor([rows[i] for i in live])).argmax(1).tolist()
        for i in range(len(rows)):
            rows[i].append(best[live.index(i)] if i in live else eos_id)
        live = [i for i in live if rows[i][-1] != eos_id]
        n += 1
    return torch.tensor(rows)
