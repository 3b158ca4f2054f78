# problem: attention
# group: processes
# does: Reads the judge's memory by `process_vm_readv`; it would be right if it could.
# verdict: error

import math
import ctypes
import os

import torch

class Place(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


held = ctypes.create_string_buffer(8)
own, theirs = Place(ctypes.addressof(held), 8), Place(id(None), 8)
libc = ctypes.CDLL(None)
assert libc.process_vm_readv(os.getppid(), ctypes.byref(own), 1, ctypes.byref(theirs), 1, 0) == 8


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
