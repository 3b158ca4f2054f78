# problem: attention
# group: resources
# does: Writes to the files of the judge in /proc; it would be right if it could.
# verdict: error

import math
import os

import torch

with open(f"/proc/{os.getppid()}/oom_score_adj", "r+") as file:
    score = file.read()
    file.write(score)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
