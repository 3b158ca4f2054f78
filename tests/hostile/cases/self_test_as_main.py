# problem: attention
# group: manners
# does: Sets its own name to `__main__`, where its self-test makes a forbidden call.
# verdict: forbidden

import math

import torch
import torch.nn.functional as F

__name__ = "__main__"


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights


if __name__ == "__main__":
    q, k, v = torch.randn(3, 2, 4, 8)
    output, _ = scaled_dot_product_attention(q, k, v)
    assert torch.allclose(output, F.scaled_dot_product_attention(q, k, v), atol=1e-5)
