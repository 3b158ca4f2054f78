# problem: attention
# group: resources
# does: Writes into the home through a link in its temporary folder; it would be right if it could.
# verdict: error

import math
import os
import tempfile

import torch

link = tempfile.mkdtemp() + "/home"
os.symlink(os.path.expanduser("~"), link)
with open(f"{link}/drill-hostile-file", "w") as file:
    file.write("here")


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
