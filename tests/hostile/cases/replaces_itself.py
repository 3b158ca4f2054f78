# problem: attention
# group: resources
# does: Puts a link in the place of its own file; it would be right if it could.
# verdict: error

import math
import os
import tempfile

import torch

link = tempfile.mkdtemp() + "/link"
os.symlink("/etc/passwd", link)
os.replace(link, __file__)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
