# problem: attention
# group: patching
# does: Reaches the kernel below the watch by a key of PyTorch's dispatcher.
# verdict: forbidden

import torch

NAME = "_scaled_dot_product_" + "attention_math"
KEY = torch._C.DispatchKey.CompositeImplicitAutograd


def scaled_dot_product_attention(q, k, v, mask=None):
    if mask is not None:
        mask = torch.zeros(mask.shape, dtype=q.dtype).masked_fill(~mask, float("-inf"))
    return getattr(torch.ops.aten, NAME).default._op_dk(KEY, q, k, v, mask)
