# problem: attention
# group: manners
# does: Is right, and reads its own file and lists its own folder.
# verdict: passed

import math
import os
import pathlib

import torch

HERE = pathlib.Path(__file__).resolve().parent
assert pathlib.Path(__file__).name in os.listdir(HERE)
assert "scaled_dot_product_attention" in pathlib.Path(__file__).read_text("utf-8")
assert [path for path in HERE.iterdir() if path.is_file()]


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
