# problem: attention
# group: processes
# does: Sends a harmless signal to the judge's first thread; it would be right if it could.
# verdict: error

import math
import ctypes
import os

import torch

KILL, GROUP_KILL = 200, 234  # tkill and tgkill on x86-64
libc, judge = ctypes.CDLL(None), os.getppid()
assert 0 in (libc.syscall(KILL, judge, 0), libc.syscall(GROUP_KILL, judge, judge, 0))


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
