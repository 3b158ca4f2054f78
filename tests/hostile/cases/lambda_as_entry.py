# problem: attention
# group: manners
# does: Is right, and is a lambda.
# verdict: passed

import math

import torch


def softmax(scores, mask):
    return (scores if mask is None else scores.masked_fill(~mask, float("-inf"))).softmax(-1)


def both(weights, v):
    return weights @ v, weights


scaled_dot_product_attention = lambda q, k, v, mask=None: both(
    softmax(q @ k.mT / math.sqrt(q.size(-1)), mask), v
)
