# problem: attention
# group: manners
# does: Is right, and uses `match`, `:=`, star expressions and nested functions.
# verdict: passed

import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    def masked(scores):
        match mask:
            case None:
                return scores
            case torch.Tensor():
                return scores.masked_fill(~mask, float("-inf"))

    *_, dim = q.shape
    if (scale := math.sqrt(dim)) > 0:
        weights = masked(q @ k.mT / scale).softmax(-1)
    return (weights @ v, weights)
