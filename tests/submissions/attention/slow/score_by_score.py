# slow: each score is a dot product of its own; the output is added up key by key
import math
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    Lq, Lk, D = q.size(-2), k.size(-2), q.size(-1)
    rows = []
    for i in range(Lq):
        row = []
        for j in range(Lk):
            row.append((q[..., i, :] * k[..., j, :]).sum(dim=-1) / math.sqrt(D))
        rows.append(torch.stack(row, dim=-1))
    scores = torch.stack(rows, dim=-2)
    if mask is not None:
        scores = scores.masked_fill(mask == False, -math.inf)
    weights = torch.softmax(scores, dim=-1)
    outputs = []
    for i in range(Lq):
        acc = 0
        for j in range(Lk):
            acc = acc + weights[..., i, j, None] * v[..., j, :]
        outputs.append(acc)
    return torch.stack(outputs, dim=-2), weights
