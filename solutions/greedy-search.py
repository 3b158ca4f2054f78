import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    ids = input_ids  # (B, T), then one column more a round
    finished = input_ids.new_zeros(len(input_ids), dtype=torch.bool)  # (B,)
    for _ in range(max_new_tokens):
        tokens = step(ids).argmax(dim=1)  # (B,)
        tokens = tokens.masked_fill(finished, eos_id)
        ids = torch.cat([ids, tokens[:, None]], dim=1)
        finished = tokens == eos_id  # so they are again for a row that had finished
        if finished.all():
            break
    return ids
