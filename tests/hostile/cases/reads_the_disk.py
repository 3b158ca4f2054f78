# problem: attention
# group: looking
# does: Opens the machine's disk and memory as devices; it would be right if it could.
# verdict: error
# without the jail: error, passed

import math
import os

import drill.paths
import torch

devices = ["/dev/vda", "/dev/sda", "/dev/nvme0n1", "/dev/mem", "/dev/kmsg"]
found = [name for name in devices if os.path.exists(name)] or ["/dev/tty"]


def readable(name):
    try:
        return open(name, "rb").read(16)
    except OSError as error:
        print(error)


assert any(map(readable, found))


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
