# problem: attention
# group: manners
# does: Is right, and runs an event loop inside.
# verdict: passed, slow

import asyncio
import math

import torch


async def attend(q, k, v, mask):
    await asyncio.sleep(0)
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights


def scaled_dot_product_attention(q, k, v, mask=None):
    return asyncio.run(attend(q, k, v, mask))
