# right: a loop over the heads on slices of the features, concatenated; softmax by hand
import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, num_heads):
        super().__init__()
        self.head_dim, rest = divmod(d_model, num_heads)
        if rest:
            raise ValueError(d_model, num_heads)
        self.num_heads = num_heads
        for name in ("w_q", "w_k", "w_v", "w_o"):
            setattr(self, name, nn.Linear(d_model, d_model))

    def forward(self, query, key, value, mask=None):
        Q, K, V = self.w_q(query), self.w_k(key), self.w_v(value)
        B, Lq, _ = Q.shape
        Lk = K.shape[1]
        if mask is not None:
            mask = mask.expand(B, self.num_heads, Lq, Lk)
        outs, ws = [], []
        for h in range(self.num_heads):
            s = slice(h * self.head_dim, (h + 1) * self.head_dim)
            score = torch.bmm(Q[..., s], K[..., s].transpose(1, 2)) / self.head_dim**0.5
            if mask is not None:
                score = torch.where(mask[:, h], score, torch.finfo(score.dtype).min)
            e = torch.exp(score - score.max(-1, keepdim=True).values)
            w = e / e.sum(-1, keepdim=True)
            outs.append(torch.bmm(w, V[..., s]))
            ws.append(w)
        return self.w_o(torch.cat(outs, dim=-1)), torch.stack(ws, dim=1)
