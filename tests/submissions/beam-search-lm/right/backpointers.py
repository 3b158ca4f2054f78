# right: a tree of nodes that point to their parents
import torch

def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    root = (None, None, 0.0, 0, 0.0)   # parent, token, sum, n, score
    def path(node):
        out = []
        while node[0] is not None:
            out.append(node[1]); node = node[0]
        return input_ids[0].tolist() + out[::-1]
    pool = [root]
    is_live = lambda nd: nd[1] is None or nd[1] != eos_id
    for n in range(1, 1 + max_new_tokens):
        live = list(filter(is_live, pool))
        if not live:
            break
        lp = step(torch.tensor(list(map(path, live)))).log_softmax(-1)
        kids = [(nd, v, nd[2] + x, n, (nd[2] + x) * n ** -length_penalty) for nd, row in zip(live, lp.tolist()) for v, x in enumerate(row)]
        pool = sorted([nd for nd in pool if not is_live(nd)] + kids, key=lambda nd: nd[4], reverse=True)[:beam_size]
    return torch.tensor(path(pool[0])), pool[0][4]
