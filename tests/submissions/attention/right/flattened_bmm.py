# right: leading dimensions flattened for bmm, an expanded mask, the result as a list
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    lead = q.shape[:-2]
    Q, K, V = (t.reshape(-1, *t.shape[-2:]) for t in (q, k, v))
    s = torch.bmm(Q, K.permute(0, 2, 1)).div(q.size(-1) ** 0.5)
    s = s.view(*lead, q.size(-2), k.size(-2))
    if mask is not None:
        s = s - (1 - mask.to(s.dtype)) * 1e30
    w = s.softmax(dim=-1)
    out = torch.bmm(w.reshape(-1, *w.shape[-2:]), V)
    return [out.view(*lead, q.size(-2), v.size(-1)), w]
