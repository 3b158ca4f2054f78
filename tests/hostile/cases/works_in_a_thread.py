# problem: attention
# group: patching
# does: Does sixty times the work in another thread.
# verdict: slow

import math
from concurrent.futures import ThreadPoolExecutor

import torch

POOL = ThreadPoolExecutor(1)


def compute(q, k, v, mask=None):
    for _ in range(60):
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights


def scaled_dot_product_attention(q, k, v, mask=None):
    return POOL.submit(compute, q, k, v, mask).result()
