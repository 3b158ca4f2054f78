# slow: one query at a time, broadcast products and sums, logsumexp for the softmax
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    outputs, rows = [], []
    if mask is not None:
        mask = mask.expand(*q.shape[:-1], k.shape[-2])
    for i in range(q.shape[-2]):
        s = (q[..., i, None, :] * k).sum(-1) / q.shape[-1] ** 0.5
        if mask is not None:
            s = s.masked_fill(~mask[..., i, :], -torch.inf)
        w = (s - torch.logsumexp(s, -1, keepdim=True)).exp()
        rows.append(w)
        outputs.append((w[..., None] * v).sum(-2))
    return torch.stack(outputs, -2), torch.stack(rows, -2)
