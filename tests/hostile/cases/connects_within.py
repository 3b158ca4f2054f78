# problem: attention
# group: resources
# does: Connects to a socket in the file system of its temporary folder; it would be right if it could.
# verdict: error

import math
import socket
import tempfile

import torch

listener = socket.socket(socket.AF_UNIX)
listener.bind(tempfile.mkdtemp() + "/socket")


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
