# problem: attention
# group: processes
# does: Asks for a process that shares its memory, as `vfork` does; it would be right if it could.
# verdict: error

import math
import ctypes
import os
import struct

import torch

CLONE3 = 435
arguments = struct.pack("11Q", 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0)
pid = ctypes.CDLL(None).syscall(CLONE3, arguments, ctypes.c_size_t(len(arguments)))
if pid == 0:
    os._exit(0)
assert pid > 0


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
