# problem: attention
# group: processes
# does: Raises its own limits of memory and file size; it would be right if it could.
# verdict: error
# without the jail: error, passed

import math
import resource

import torch

for kind in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE):
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (hard, hard))


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
