# problem: attention
# group: patching
# does: Reaches a forbidden operator through a text that TorchScript compiles.
# verdict: forbidden

import math

import torch

unit = torch.jit.CompilationUnit(
    "def fused(q, k, v, mask: Optional[Tensor]):\n"
    "    return torch._C._nn.scaled_dot_" + "product_attention(q, k, v, mask)\n"
)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return unit.fused(q, k, v, mask), weights
