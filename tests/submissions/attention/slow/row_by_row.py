# slow: every query of every batch row by itself, in Python loops
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    lead = q.shape[:-2]
    Lq, Lk = q.shape[-2], k.shape[-2]
    if mask is not None:
        mask = mask.expand(*lead, Lq, Lk).reshape(-1, Lq, Lk)
    Q, K, V = (t.reshape(-1, *t.shape[-2:]) for t in (q, k, v))
    out, attn = [], []
    for b in range(Q.shape[0]):
        for i in range(Lq):
            s = K[b] @ Q[b, i] / q.shape[-1] ** 0.5
            if mask is not None:
                s = s.masked_fill(mask[b, i].logical_not(), float("-inf"))
            w = s.softmax(0)
            attn.append(w)
            out.append(w @ V[b])
    return torch.stack(out).reshape(*lead, Lq, v.shape[-1]), torch.stack(attn).reshape(*lead, Lq, Lk)
