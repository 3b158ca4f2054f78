# problem: attention
# group: processes
# does: Kills the judge's process by the system call.
# verdict: failed
# without the jail: error

import ctypes
import os
import signal

import torch

ctypes.CDLL(None).kill(os.getppid(), signal.SIGKILL)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
