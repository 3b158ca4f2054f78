# problem: attention
# group: processes
# does: Has another program take its place, by the C library.
# verdict: failed
# without the jail: error

import ctypes

import torch

arguments = (ctypes.c_char_p * 2)(b"true", None)
ctypes.CDLL(None).execv(b"/bin/true", arguments)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
