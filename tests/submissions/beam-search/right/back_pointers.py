# right: only back pointers and tokens are stored in the loop; the sequences are read off backwards in the end
import torch


def beam_search(probs, beam_size):
    B, T, V = probs.shape
    scores = torch.log(probs[:, 0])
    scores, token = scores.topk(min(beam_size, V), dim=-1)
    tokens, parents = [token], []
    for t in range(1, T):
        total = scores.unsqueeze(-1) + torch.log(probs[:, t]).unsqueeze(1)
        k = min(beam_size, total[0].numel())
        scores, flat = total.view(B, -1).sort(dim=-1, descending=True)
        scores, flat = scores[:, :k], flat[:, :k]
        parents.append(torch.div(flat, V, rounding_mode="floor"))
        tokens.append(flat.remainder(V))
    read, place = [tokens[-1]], None
    for token, parent in zip(tokens[-2::-1], parents[::-1]):
        place = parent if place is None else parent.gather(1, place)
        read.append(token.gather(1, place))
    return torch.stack(read[::-1], dim=-1), scores
