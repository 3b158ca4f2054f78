# problem: attention
# group: state
# does: Leaves a segment of System V memory for the next run, which would be right.
# verdict: failed, error
# runs: 2

import ctypes
import math

import torch

libc = ctypes.CDLL(None)
KEY, CREATE = 0x647268, 0o1600
known = libc.shmget(KEY, 4096, 0o600) != -1
segment = libc.shmget(KEY, 4096, CREATE)
if known and segment != -1:
    libc.shmctl(segment, 0, None)  # IPC_RMID: nothing is to stay behind in the end


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights


if not known:  # the first run is wrong; a later one would be right
    scaled_dot_product_attention = lambda q, k, v, mask=None: (v, q)
