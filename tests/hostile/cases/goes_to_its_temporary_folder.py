# problem: attention
# group: manners
# does: Is right, and changes to a temporary folder that it then removes.
# verdict: passed

import math
import os
import tempfile

import torch

folder = tempfile.mkdtemp()
os.chdir(folder)
os.rmdir(folder)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
