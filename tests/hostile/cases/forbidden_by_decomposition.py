# problem: attention
# group: patching
# does: Has a forbidden operator run as the simpler ones that it is made of.
# verdict: forbidden

import torch

NAME = "_scaled_dot_product_" + "attention_math"


def scaled_dot_product_attention(q, k, v, mask=None):
    return getattr(torch.ops.aten, NAME).default.decompose(q, k, v, mask)
