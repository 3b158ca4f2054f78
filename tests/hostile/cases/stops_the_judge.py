# problem: attention
# group: processes
# does: Stops the judge's process for a second.
# verdict: error

import os
import signal
import time

import torch

os.kill(os.getppid(), signal.SIGSTOP)
time.sleep(1)
os.kill(os.getppid(), signal.SIGCONT)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
