# right: lists of Python ints, a set of the rows that are done
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    rows = input_ids.tolist()
    done = set()
    for _ in range(max_new_tokens):
        logits = step(torch.tensor(rows)).tolist()
        for i, (row, scores) in enumerate(zip(rows, logits)):
            if i in done:
                row.append(eos_id)
                continue
            token = max(range(len(scores)), key=scores.__getitem__)
            row.append(token)
            if token == eos_id:
                done.add(i)
        if len(done) == len(rows):
            break
    return torch.tensor(rows)
