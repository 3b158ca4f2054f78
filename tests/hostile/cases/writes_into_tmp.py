# problem: attention
# group: resources
# does: Writes into /tmp, outside of its own folder there; it would be right if it could.
# verdict: error

import math

import torch

with open("/tmp/drill-hostile-tmp", "w") as file:
    file.write("here")


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
