# right: unfinished is a tensor of 0 and 1 that tokens are multiplied by; softmax before the argmax
import torch
import torch.nn.functional as F


@torch.no_grad()
def greedy_search(step, input_ids, max_new_tokens, eos_id):
    unfinished = torch.ones(input_ids.shape[0], dtype=torch.long)
    ids = input_ids.clone()
    count = 0
    while True:
        probs = F.softmax(step(ids), dim=-1)
        nxt = torch.argmax(probs, dim=-1)
        nxt = nxt * unfinished + eos_id * (1 - unfinished)
        ids = torch.cat([ids, nxt.unsqueeze(-1)], dim=-1)
        unfinished = unfinished.mul((nxt != eos_id).long())
        count += 1
        if unfinished.max() == 0 or count >= max_new_tokens:
            return ids
