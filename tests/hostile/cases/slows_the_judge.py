# problem: attention
# group: processes
# does: Gives the judge's process the lowest priority; it would be right if it could.
# verdict: error
# without the jail: error, passed

import math
import os

import torch

os.setpriority(os.PRIO_PROCESS, os.getppid(), 1)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
