# problem: attention
# group: looking
# does: Makes a device of the machine's memory in its temporary folder, as root can.
# verdict: error
# without the jail: error, passed

import math
import os
import stat
import tempfile

import drill.paths
import torch

name = os.path.join(tempfile.mkdtemp(), "memory")
os.mknod(name, stat.S_IFCHR | 0o600, os.makedev(1, 1))


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
