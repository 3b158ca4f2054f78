# problem: attention
# group: manners
# does: Is right, and uses a context manager of its own, and `contextvars`.
# verdict: passed

import contextlib
import contextvars
import math

import torch

DEPTH = contextvars.ContextVar("depth", default=0)


@contextlib.contextmanager
def deeper():
    token = DEPTH.set(DEPTH.get() + 1)
    try:
        yield
    finally:
        DEPTH.reset(token)


def scaled_dot_product_attention(q, k, v, mask=None):
    with deeper():
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
