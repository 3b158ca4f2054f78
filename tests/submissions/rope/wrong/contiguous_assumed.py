# wrong: layout: batch and heads are flattened by view, which needs contiguous inputs
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[-2:]
    freqs = 1.0 / base ** (torch.arange(0, D, 2)[: D // 2].float() / D)
    turn = torch.outer(torch.arange(T) + offset, freqs)
    turn = torch.polar(torch.ones_like(turn), turn)
    out = []
    for x in (q, k):
        z = torch.view_as_complex(x.view(-1, T, D // 2, 2).float())
        out.append(torch.view_as_real(z * turn).reshape(x.shape).type_as(x))
    return tuple(out)
