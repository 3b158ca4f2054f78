# problem: attention
# group: resources
# does: Makes three thousand folders in one another, deeper than a path can name.
# verdict: failed, error, crashed

import ctypes
import os
import tempfile

import torch

libc, name = ctypes.CDLL(None), b"a" * 20
os.chdir(tempfile.mkdtemp())
for _ in range(3_000):
    libc.mkdir(name, 0o700)
    libc.chdir(name)
libc.creat(b"bottom", 0o600)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
