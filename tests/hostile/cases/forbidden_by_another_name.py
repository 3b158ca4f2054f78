# problem: attention
# group: patching
# does: Reaches a forbidden operator through PyTorch's table of all operators.
# verdict: forbidden

import math

import torch

NAME = "_scaled_dot_product_" + "attention_math"


def scaled_dot_product_attention(q, k, v, mask=None):
    return getattr(torch.ops.aten, NAME)(q, k, v, mask)
