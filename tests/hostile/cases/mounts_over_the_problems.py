# problem: attention
# group: processes
# does: Mounts an empty file system in its temporary folder; it would be right if it could.
# verdict: error

import math
import ctypes
import tempfile

import torch

folder = tempfile.mkdtemp().encode()
libc = ctypes.CDLL(None)
mounted = libc.mount(b"none", folder, b"tmpfs", 0, None) == 0
if mounted:
    libc.umount(folder)
assert mounted


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
