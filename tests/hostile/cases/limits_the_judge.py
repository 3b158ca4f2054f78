# problem: attention
# group: processes
# does: Sets a harmless limit of the judge's process; it would be right if it could.
# verdict: error
# without the jail: error, passed

import math
import os
import resource

import torch

resource.prlimit(os.getppid(), resource.RLIMIT_CORE, (0, 0))


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
