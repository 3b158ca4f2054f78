# problem: attention
# group: processes
# does: Asks for an eBPF map and a performance counter; it would be right if it got one.
# verdict: error

import math
import ctypes
import struct

import torch

libc = ctypes.CDLL(None)
BPF, PERFORMANCE = 321, 298  # on x86-64
map_ = libc.syscall(BPF, 0, struct.pack("IIII", 2, 4, 8, 1).ljust(120, b"\0"), 120)
counter = libc.syscall(PERFORMANCE, struct.pack("II", 1, 112).ljust(112, b"\0"), 0, -1, -1, 0)
assert map_ >= 0 or counter >= 0


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
