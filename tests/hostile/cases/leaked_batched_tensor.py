# problem: attention
# group: dressed up
# does: Answers with a tensor that has escaped from `torch.vmap`.
# verdict: failed, error

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    leaked = []
    torch.vmap(lambda x: leaked.append(x * 2) or x)(v.reshape(-1, 1))
    return leaked[0], leaked[0]
