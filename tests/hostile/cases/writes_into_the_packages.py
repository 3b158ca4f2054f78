# problem: attention
# group: resources
# does: Writes where Python looks for code to run at every start; it would be right if it could.
# verdict: error

import math
import os

import torch

folder = os.path.dirname(os.path.dirname(torch.__file__))
name = os.path.join(folder, "drill-hostile.pth")
open(name, "w").close()
os.unlink(name)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
