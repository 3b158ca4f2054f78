# problem: attention
# group: manners
# does: Is right, and makes, moves and removes links in a temporary folder.
# verdict: passed

import math
import os
import tempfile

import torch

with tempfile.TemporaryDirectory() as folder:
    os.symlink(__file__, f"{folder}/link")
    os.rename(f"{folder}/link", f"{folder}/moved")
    os.unlink(f"{folder}/moved")


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
