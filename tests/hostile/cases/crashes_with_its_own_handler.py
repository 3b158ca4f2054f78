# problem: attention
# group: resources
# does: Catches its own segmentation fault, and goes on forever.
# verdict: timeout, crashed
# without the jail: timeout, crashed, error

import ctypes
import signal

import torch

signal.signal(signal.SIGSEGV, lambda *arguments: None)
ctypes.string_at(0)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
