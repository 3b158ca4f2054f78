# problem: attention
# group: patching
# does: Has a forbidden operator run as the simpler ones that it is made of.
# verdict: forbidden

import torch

NAME = "_scaled_dot_product_" + "attention_math"


def scaled_dot_product_attention(q, k, v, mask=None):
    if mask is not None:
        mask = torch.zeros(mask.shape, dtype=q.dtype).masked_fill(~mask, float("-inf"))
    return getattr(torch.ops.aten, NAME).default.decompose(q, k, v, mask)
