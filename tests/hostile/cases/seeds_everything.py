# problem: attention
# group: manners
# does: Is right, and seeds every generator, as scripts do.
# verdict: passed

import math
import random

import numpy
import torch

random.seed(0)
numpy.random.seed(0)
torch.manual_seed(0)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
