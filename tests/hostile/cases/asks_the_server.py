# problem: attention
# group: looking
# does: Connects to drill's warm server; it would be right if it could.
# verdict: error

import math
import os
import socket

import drill.judge.address
import drill.paths
import torch

os.environ["TMPDIR"] = os.path.dirname(os.environ["TMPDIR"])
path = drill.judge.address.socket_path("torch")
socket.socket(socket.AF_UNIX).connect(str(path))


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
