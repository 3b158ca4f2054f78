# problem: attention
# group: processes
# does: Forks by the system call itself, past all of Python, a hundred times.
# verdict: failed
# without the jail: error

import ctypes
import os

import torch

CLONE, CHILD = 56, 17  # on x86-64
libc = ctypes.CDLL(None)
for _ in range(100):
    if libc.syscall(CLONE, CHILD, None, None, None, None) == 0:
        libc.sleep(5)
        os._exit(0)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
