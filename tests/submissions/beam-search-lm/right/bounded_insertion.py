# right: a pool that keeps itself sorted and short
import torch, bisect

def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    class Pool:
        def __init__(self, k): self.k, self.keys, self.items = k, [], []
        def add(self, score, item):
            i = bisect.bisect(self.keys, -score)
            if i >= self.k: return
            self.keys.insert(i, -score); self.items.insert(i, item)
            del self.keys[self.k:], self.items[self.k:]
    p = Pool(beam_size); p.add(0.0, (input_ids[0].tolist(), 0.0, False))
    n = 0
    while n != max_new_tokens and not all(it[2] for it in p.items):
        n += 1
        nxt = Pool(beam_size)
        live = []
        for key, it in zip(p.keys, p.items):
            if it[2]: nxt.add(-key, it)
            else: live.append(it)
        lp = torch.nn.functional.log_softmax(step(torch.tensor([it[0] for it in live])), 1)
        for it, row in zip(live, lp):
            for v in range(row.shape[0]):
                s = it[1] + row[v].item()
                nxt.add(s / n ** length_penalty, (it[0] + [v], s, v == eos_id))
        p = nxt
    return torch.tensor(p.items[0][0]), -p.keys[0]
