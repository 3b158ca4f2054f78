# problem: attention
# group: processes
# does: Kills the judge's process.
# verdict: error

import os
import signal

import torch

os.kill(os.getppid(), 0)
os.kill(os.getppid(), signal.SIGKILL)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
