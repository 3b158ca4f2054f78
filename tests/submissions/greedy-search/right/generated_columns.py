# right: the new columns apart from the prompt; who is finished is read off them
import torch


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    new = input_ids[:, :0]
    while new.size(1) < max_new_tokens:
        over = (new == eos_id).any(1)
        if len(over) == over.sum():
            break
        column = step(torch.cat((input_ids, new), 1)).sort(descending=True).indices[:, :1]
        column[over] = eos_id
        new = torch.cat((new, column), 1)
    return torch.cat((input_ids, new), 1)
