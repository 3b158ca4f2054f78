# right: a pool of fixed tensors padded with eos, lengths and a finished mask; a finished row has one candidate, the others get -inf
import torch


def beam_search(step, input_ids, beam_size, max_new_tokens, eos_id, length_penalty=1.0):
    T = input_ids.size(1)
    ids = torch.full((1, T + max_new_tokens), eos_id, dtype=torch.long)
    ids[:, :T] = input_ids
    total = torch.zeros(1, dtype=torch.float64)
    length = torch.zeros(1, dtype=torch.long)
    finished = torch.zeros(1, dtype=torch.bool)
    for n in range(max_new_tokens):
        if finished.all():
            break
        logp_live = step(ids[~finished, : T + n]).log_softmax(-1).double()
        V = logp_live.size(1)
        add = torch.full((ids.size(0), V), -torch.inf, dtype=torch.float64)
        add[finished, 0] = 0.0
        add[~finished] = logp_live
        new_total = total[:, None] + add
        new_length = (length + (~finished).long())[:, None].expand_as(new_total)
        score = (new_total / new_length.double() ** length_penalty).flatten()
        keep = score.argsort(descending=True)[: beam_size]
        keep = keep[score[keep] > -torch.inf]
        row, tok = keep // V, keep % V
        was = finished[row]
        ids = ids[row].clone()
        ids[:, T + n] = torch.where(was, torch.full_like(tok, eos_id), tok)
        finished = was | (tok == eos_id)
        total, length = new_total.flatten()[keep], new_length.flatten()[keep]
    best = (total / length.double() ** length_penalty).argmax()
    return ids[best, : T + length[best]], (total / length.double() ** length_penalty)[best].float()
