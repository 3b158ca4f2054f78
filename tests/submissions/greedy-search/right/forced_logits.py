# right: a finished row's logits are overwritten, so that eos wins in it
import torch


class Decoder:
    def __init__(self, step, eos_id):
        self.step, self.eos_id = step, eos_id

    def run(self, ids, budget):
        open_rows = list(range(ids.shape[0]))
        closed = []
        while budget and open_rows:
            scores = self.step(ids).clone()
            scores[closed] = float("-inf")
            scores[closed, self.eos_id] = 0.0
            tokens = torch.stack([row.argmax() for row in scores])
            ids = torch.column_stack([ids, tokens])
            ended = [r for r in open_rows if tokens[r].item() == self.eos_id]
            closed += ended
            open_rows = [r for r in open_rows if r not in ended]
            budget -= 1
        return ids


def greedy_search(step, input_ids, max_new_tokens, eos_id):
    return Decoder(step, eos_id).run(input_ids, max_new_tokens)
