# problem: attention
# group: processes
# does: Leaves a daemon behind with the C library's `fork`, which writes a file into the home.
# verdict: failed
# without the jail: error

import ctypes
import os
import time

import torch

libc = ctypes.CDLL(None)
home = os.path.expanduser("~/drill-hostile-daemon")
if libc.fork() == 0:
    libc.setsid()
    if libc.fork() == 0:
        libc.sleep(2)
        libc.creat(home.encode(), 0o600)
    os._exit(0)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
